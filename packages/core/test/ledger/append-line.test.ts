import { appendFile, link, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { appendLine } from '../../src/ledger/append-line.js';
import { appendVerdict } from '../../src/ledger/append-verdict.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import { readLedger } from '../../src/ledger/read-ledger.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/index.js';

let state: TemporaryProject;
beforeEach(async () => {
  state = await temporaryProject({});
});
afterEach(() => state.remove());

const entry = (time: string, run = 'r'): LedgerEntry => ({
  v: 1,
  time,
  run,
  command: 'k2-generate',
  project: 'shop-0123abcd',
  level: 2,
  step: 'generate',
  attempt: 1,
  model: 'kimi-k2.7-code',
  served: null,
  host: 'api.moonshot.ai',
  source: 'live',
  outcome: 'ok',
  tokens: null,
  costUsd: null,
  price: null,
  durationMs: 1,
  firstTokenMs: null,
  tokensPerSecond: null,
});

test('a torn line is the only one lost', async () => {
  appendLine(state.folder, entry('2026-11-01T00:00:00.000Z', 'one'));
  await appendFile(join(state.folder, 'usage.jsonl'), '{"v":1,"time":"2026-11-01T00');
  appendLine(state.folder, entry('2026-11-02T00:00:00.000Z', 'two'));
  appendVerdict(state.folder, { run: 'two', command: 'k2-generate', level: 2, ok: true });
  await appendFile(join(state.folder, 'usage.jsonl'), '{"v":2,"time":"2030-01-01T00:00:00.000Z"}\n');
  const ledger = await readLedger(state.folder);
  expect(ledger.entries.map(({ run }) => run)).toEqual(['one', 'two']);
  expect(ledger.verdicts).toMatchObject([{ kind: 'verdict', run: 'two', ok: true }]);
  expect(ledger.skipped).toBe(2);
  expect(await readLedger(join(state.folder, 'nothing'))).toEqual({ entries: [], verdicts: [], skipped: 0 });
});

test('past months move to files of their own, without a line lost or written over', async () => {
  await writeFile(
    join(state.folder, 'usage-2026-09.jsonl'),
    `${JSON.stringify(entry('2026-09-01T00:00:00.000Z', 'kept'))}\n`,
  );
  appendLine(state.folder, entry('2026-09-30T23:59:59.000Z', 'september'));
  appendLine(state.folder, entry('2026-10-01T00:00:00.000Z', 'october'));
  appendLine(state.folder, entry('2026-11-01T00:00:00.000Z', 'november'));
  appendLine(state.folder, entry('2026-10-31T23:59:59.000Z', 'late'));
  expect((await readdir(state.folder)).sort()).toEqual(
    ['usage-2026-09.2.jsonl', 'usage-2026-09.jsonl', 'usage-2026-10.jsonl', 'usage.jsonl'].sort(),
  );
  const { entries } = await readLedger(state.folder);
  expect(entries.map(({ run }) => run).sort()).toEqual(['kept', 'late', 'november', 'october', 'september']);
});

test('a process killed while moving leaves nothing that stays in the way', async () => {
  appendLine(state.folder, entry('2026-10-01T00:00:00.000Z', 'october'));
  await link(join(state.folder, 'usage.jsonl'), join(state.folder, 'usage-2026-10.jsonl'));
  await writeFile(join(state.folder, 'usage.rotating'), '');
  const old = new Date(Date.now() - 60_000);
  await utimes(join(state.folder, 'usage.rotating'), old, old);
  appendLine(state.folder, entry('2026-11-01T00:00:00.000Z', 'first'));
  appendLine(state.folder, entry('2026-11-02T00:00:00.000Z', 'second'));
  expect((await readdir(state.folder)).sort()).toEqual(['usage-2026-10.jsonl', 'usage.jsonl']);
  const { entries } = await readLedger(state.folder);
  expect(entries.map(({ run }) => run)).toEqual(['october', 'first', 'second']);
});

test('while another process moves a month, lines are added and nothing else is touched', async () => {
  appendLine(state.folder, entry('2026-10-01T00:00:00.000Z', 'october'));
  await writeFile(join(state.folder, 'usage.rotating'), '');
  appendLine(state.folder, entry('2026-11-01T00:00:00.000Z', 'november'));
  expect((await readdir(state.folder)).sort()).toEqual(['usage.jsonl', 'usage.rotating']);
  expect((await readLedger(state.folder)).entries).toHaveLength(2);
});

const processes = 12;
const lines = 100;

test(`${processes} processes writing ${lines} lines each over a month's end, some of them killed, lose none that was written`, async () => {
  const core = fileURLToPath(new URL('../..', import.meta.url));
  const tsc = join(core, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const built = join(state.folder, 'built');
  const options = [
    '--outDir',
    built,
    '--rootDir',
    'src',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023',
  ];
  await execa(
    process.execPath,
    [tsc, 'src/ledger/append-line.ts', '--ignoreConfig', '--types', 'node', '--skipLibCheck', ...options],
    { cwd: core },
  );
  await state.write('package.json', '{"type":"module"}');
  await state.write(
    'write.mjs',
    `import { appendLine } from './built/ledger/append-line.js';
     const [folder, name, template] = process.argv.slice(2);
     const entry = JSON.parse(template);
     for (let line = 0; line < ${lines}; line += 1) {
       const time = line < ${lines / 2} ? '2026-10-31T23:59:59.999Z' : '2026-11-01T00:00:00.000Z';
       appendLine(folder, { ...entry, time, run: name + '-' + line });
       process.stdout.write(line + '\\n');
       if (line % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
     }`,
  );
  const folder = join(state.folder, 'ledger');
  const template = JSON.stringify(entry('2026-10-31T23:59:59.999Z'));
  const runs = Array.from({ length: processes }, (_, index) => {
    const child = execa(process.execPath, [join(state.folder, 'write.mjs'), folder, `p${index}`, template], {
      reject: false,
    });
    if (index % 4 === 0) setTimeout(() => child.kill('SIGKILL'), 300 + index * 40);
    return child;
  });
  const results = await Promise.all(runs);
  const { entries, skipped } = await readLedger(folder);
  const written = new Set(entries.map(({ run }) => run));
  expect(written.size).toBe(entries.length);
  expect(skipped).toBeLessThanOrEqual(processes / 4);
  for (const [index, result] of results.entries()) {
    const told = result.stdout.split('\n').filter((line) => line !== '');
    if (index % 4 !== 0) expect(told).toHaveLength(lines);
    for (const line of told) expect(written).toContain(`p${index}-${line}`);
  }
  const files = await readdir(folder);
  expect(files).toContain('usage-2026-10.jsonl');
});
