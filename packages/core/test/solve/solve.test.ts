import { expect, test } from '@jest/globals';
import { K2Error } from '../../src/errors/k2-error.js';
import { createModelClient } from '../../src/model/create-model-client.js';
import { resolveHost } from '../../src/model/resolve-host.js';
import { type Judgement, solve } from '../../src/solve/solve.js';
import { type ScriptedReply, startFakeKimi } from '../../src/testing/index.js';

async function run(
  script: readonly (ScriptedReply | string)[],
  judge: (text: string) => Judgement<string>,
  repairs = 2,
) {
  const kimi = await startFakeKimi({ script });
  const host = resolveHost({
    environment: { MOONSHOT_BASE_URL: kimi.url, MOONSHOT_API_KEY: 'sk-test-solve' },
  });
  const told: string[] = [];
  try {
    const solved = await solve<string>({
      client: createModelClient({ host }),
      model: 'kimi-k2.7-code',
      messages: [
        { role: 'system', content: 'You are terse.' },
        { role: 'user', content: 'Say yes.' },
      ],
      maxOutputTokens: 1000,
      repairs,
      step: 'generate',
      signal: new AbortController().signal,
      tell: (note) => told.push(note.id),
      phrase: (note) => `<${note.id}>`,
      judge: async (text) => judge(text),
    });
    return { solved, told, requests: kimi.requests.map((request) => request.body?.messages ?? []) };
  } finally {
    await kimi.close();
  }
}

const wantYes = (text: string): Judgement<string> =>
  text === 'yes'
    ? { ok: true, value: text }
    : { ok: false, feedback: `not "${text}"`, why: { id: 'test.no', values: { text } } };

test('the first candidate that passes ends it', async () => {
  const { solved, requests } = await run(['yes'], wantYes);
  expect(solved).toMatchObject({ value: 'yes', chosen: 0, repairs: 0, candidates: [{ index: 0, ok: true }] });
  expect(requests).toHaveLength(1);
});

test('a failed candidate is repaired in the same conversation, its thinking sent back as it came', async () => {
  const { solved, requests, told } = await run([{ text: 'no', reasoning: 'hm, no' }, 'yes'], wantYes);
  expect(solved).toMatchObject({ value: 'yes', chosen: 1, repairs: 1 });
  expect(requests[1]?.slice(0, 2)).toEqual(requests[0]);
  expect(requests[1]?.slice(2)).toEqual([
    { role: 'assistant', content: 'no', reasoning_content: 'hm, no' },
    { role: 'user', content: 'not "no"' },
  ]);
  expect(told).toEqual(['solve.asking', 'solve.repairing', 'solve.asking']);
});

test('after the last repair the answer is no, with every reason', async () => {
  const { solved, requests } = await run(['a', 'b', 'c'], wantYes, 2);
  expect(solved).toMatchObject({ value: null, chosen: null, repairs: 2 });
  expect(solved.candidates.map((candidate) => candidate.failed?.values['text'])).toEqual(['a', 'b', 'c']);
  expect(requests).toHaveLength(3);
});

test.each<[string, ScriptedReply, string]>([
  ['empty', { text: '' }, 'solve.'],
  ['blank', { text: ' \n' }, 'solve.empty'],
  ['stopped at the cap', { text: 'ye', finish: 'length' }, 'solve.length'],
  ['thought away', { text: '', reasoning: 'hm', finish: 'length' }, 'solve.ateBudget'],
  ['cut', { text: 'yes', cut: 'noFinish' }, 'solve.cut'],
])('a reply that is %s is a failed candidate the judge never sees', async (_, reply, id) => {
  const seen: string[] = [];
  const { solved, requests } = await run([reply, 'yes'], (text) => {
    seen.push(text);
    return wantYes(text);
  });
  expect(seen).toEqual(['yes']);
  expect(solved.candidates[0]?.failed?.id).toContain(id);
  // Kimi answers 400 to an assistant message without content.
  expect(requests[1]?.every((message) => message.content.trim() !== '')).toBe(true);
});

test('what the host refuses ends the run at once', async () => {
  await expect(
    run([{ status: 400, error: { type: 'content_filter', message: 'high risk' } }], wantYes),
  ).rejects.toMatchObject({ code: 'refused' });
});

test("the judge's own faults are not taken for a bad reply", async () => {
  const judge = () => {
    throw new K2Error('conflict', 'changes.changed', {});
  };
  await expect(run(['yes'], judge)).rejects.toMatchObject({ code: 'conflict' });
});
