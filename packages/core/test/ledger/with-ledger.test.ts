import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Note } from '../../src/errors/k2-error.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import { readLedger } from '../../src/ledger/read-ledger.js';
import { sumUsage } from '../../src/ledger/usage.js';
import { withLedger, type LedgerOptions } from '../../src/ledger/with-ledger.js';
import { findPrice } from '../../src/model/catalogue.js';
import {
  startFakeKimi,
  temporaryProject,
  type FakeKimi,
  type FakeKimiOptions,
  type ScriptedReply,
  type TemporaryProject,
} from '../../src/testing/index.js';
import { askKimi, quickRetry } from '../model/ask-kimi.js';

let state: TemporaryProject;
let kimi: FakeKimi | undefined;
let entries: LedgerEntry[];
beforeEach(async () => {
  state = await temporaryProject({});
  entries = [];
});
afterEach(async () => {
  await kimi?.close();
  await state.remove();
});

async function ask(
  script: FakeKimiOptions,
  choices: Partial<LedgerOptions> & { readonly signal?: AbortSignal; readonly model?: string } = {},
) {
  await kimi?.close();
  kimi = await startFakeKimi(script);
  const { signal, model, ...options } = choices;
  return askKimi(kimi.url, {
    ...(signal === undefined ? {} : { signal }),
    ...(model === undefined ? {} : { request: { model } }),
    client: {
      retry: quickRetry,
      record: (client) =>
        withLedger(client, {
          stateFolder: join(state.folder, 'state'),
          run: 'run-1',
          command: 'k2-generate',
          project: 'shop-0123abcd',
          level: 2,
          host: '127.0.0.1',
          priceOf: (id) => findPrice('moonshot', id),
          onEntry: (entry) => entries.push(entry),
          ...options,
        }),
    },
  }).catch((error: unknown) => error as { readonly code: string });
}

test('the line of a call that succeeded', async () => {
  const usage = { input: 3000, cached: 2000, output: 500, reasoning: 100 };
  await ask({
    script: [{ text: 'x'.repeat(100), reasoning: 'r', usage, chunkDelayMs: 5, served: 'kimi-served' }],
  });
  const text = await state.read('state/usage.jsonl');
  expect(text.endsWith('\n')).toBe(true);
  const line = JSON.parse(text) as LedgerEntry;
  expect(line).toEqual(entries[0]);
  expect(Object.keys(line).join(' ')).toBe(
    'v time run command project level step attempt model served host source outcome tokens costUsd price durationMs firstTokenMs tokensPerSecond',
  );
  expect(line).toMatchObject({
    v: 1,
    run: 'run-1',
    command: 'k2-generate',
    project: 'shop-0123abcd',
    level: 2,
    step: 'generate',
    attempt: 1,
    model: 'kimi-k2.7-code',
    served: 'kimi-served',
    source: 'live',
    outcome: 'ok',
    tokens: usage,
    costUsd: 0.00333,
    price: { input: 0.95, cached: 0.19, output: 4, currency: 'USD', asOf: '2026-09-29' },
  });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const seconds = (line.durationMs - line.firstTokenMs!) / 1000;
  expect(line.tokensPerSecond).toBeCloseTo(500 / seconds, 0);
});

test('every try is a line of its own; an HTTP error cost nothing, tokens told by none are null', async () => {
  await ask({
    script: [
      { status: 429, error: { type: 'engine_overloaded_error', message: 'busy' } },
      { status: 429, error: { type: 'rate_limit_reached_error', message: 'RPM' } },
      { text: 'part of it', cut: 'noFinish' },
    ],
  });
  expect(
    entries.map(({ attempt, outcome, tokens, costUsd }) => ({ attempt, outcome, tokens, costUsd })),
  ).toEqual([
    { attempt: 1, outcome: 'overloaded', tokens: null, costUsd: 0 },
    { attempt: 2, outcome: 'rate_limited', tokens: null, costUsd: 0 },
    { attempt: 3, outcome: 'cut', tokens: null, costUsd: null },
  ]);
  expect(entries[0]?.error).toBe('model.overloaded (HTTP 429)');
  expect((await readLedger(join(state.folder, 'state'))).entries).toEqual(entries);
});

test.each<[string, FakeKimiOptions, string]>([
  ['length', { script: [{ text: 'x', finish: 'length' }] }, 'length'],
  ['filtered by finish reason', { script: [{ text: 'x', finish: 'content_filter' }] }, 'filtered'],
  [
    'filtered by status',
    { script: [{ status: 400, error: { type: 'content_filter', message: 'no' } }] },
    'filtered',
  ],
  ['refused', { script: [], key: 'sk-test-another' }, 'refused'],
  ['invalid', { script: [] }, 'error'],
])('outcome: %s', async (_, script, outcome) => {
  await ask(script);
  expect(entries.map((entry) => entry.outcome)).toEqual([outcome]);
});

test('an aborted call is a line whose cost is not known; one that was never sent is none', async () => {
  const controller = new AbortController();
  const reply = (): ScriptedReply => {
    setTimeout(() => controller.abort(), 200);
    return { text: 'half', cut: 'stall' };
  };
  await ask({ reply }, { signal: controller.signal });
  expect(entries).toMatchObject([{ outcome: 'aborted', tokens: null, costUsd: null }]);
  expect(await ask({ script: [] }, { signal: AbortSignal.abort() })).toMatchObject({ code: 'interrupted' });
  expect(await ask({ script: [] }, { model: 'kimi-k2-0711-preview' })).toMatchObject({ code: 'refused' });
  expect(entries).toHaveLength(1);
});

test('a model without a price has no cost, one in yuan has it beside', async () => {
  const usage = { input: 1_000_000, cached: 0, output: 1_000_000, reasoning: 0 };
  await ask({ script: [{ text: 'x', usage }] }, { model: 'kimi-of-tomorrow' });
  await ask({ script: [{ text: 'x', usage }] }, { priceOf: (id) => findPrice('moonshot-cn', id) });
  expect(entries[0]).toMatchObject({ costUsd: null, price: null, tokens: usage });
  expect(entries[1]).toMatchObject({ costUsd: null, cost: 33.5, price: { currency: 'CNY' } });
});

test('what the ledger counts is what the server told, and a replayed day is no spend', async () => {
  const total = { input: 0, cached: 0, output: 0, reasoning: 0 };
  for (const replay of [false, true]) {
    entries = [];
    await ask({ script: [{ text: 'a reply '.repeat(50), reasoning: 'thought' }], replay });
    const told = kimi!.tokens();
    const usage = sumUsage(entries);
    expect(usage).toMatchObject({ calls: 1, tokens: told });
    for (const name of ['input', 'cached', 'output', 'reasoning'] as const) total[name] += told[name];
    const cost = (told.input * 0.95 + told.output * 4) / 1e6;
    expect(entries[0]?.costUsd).toBeCloseTo(cost, 9);
    expect(entries[0]?.source).toBe(replay ? 'replay' : 'live');
    if (replay) expect(usage.costUsd).toBe(0);
    else expect(usage.costUsd).toBeCloseTo(cost, 9);
  }
  const { entries: written } = await readLedger(join(state.folder, 'state'));
  expect(sumUsage(written).tokens).toEqual(total);
});

test('a ledger that cannot be written costs no reply', async () => {
  const warnings: Note[] = [];
  await writeFile(join(state.folder, 'state'), 'a file where the folder should be');
  const reply = await ask({ script: ['kept'] }, { onWarning: (note) => warnings.push(note) });
  expect(reply).toMatchObject({ text: 'kept' });
  expect(warnings).toMatchObject([{ id: 'ledger.notWritten', values: { reason: 'EEXIST' } }]);
  expect(entries).toHaveLength(1);
});

test('a read-only state folder is a warning too', async () => {
  if (process.getuid?.() === 0) return;
  const warnings: Note[] = [];
  await mkdir(join(state.folder, 'state'));
  await chmod(join(state.folder, 'state'), 0o500);
  expect(await ask({ script: ['kept'] }, { onWarning: (note) => warnings.push(note) })).toMatchObject({
    text: 'kept',
  });
  expect(warnings).toHaveLength(1);
});
