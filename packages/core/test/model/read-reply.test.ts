import { expect, test } from '@jest/globals';
import { readReply, type StreamedReply } from '../../src/model/read-reply.js';

const usage = {
  prompt_tokens: 9,
  completion_tokens: 4,
  cached_tokens: 2,
  completion_tokens_details: { reasoning_tokens: 1 },
};
const chunk = (fields: object, extra: object = {}): string =>
  JSON.stringify({ model: 'kimi-x', choices: [{ index: 0, ...fields }], ...extra });
const stream = [
  ': keep-alive\r\n\r\n',
  `event: message\r\ndata: ${chunk({ delta: { role: 'assistant', content: '' } })}\r\n\r\n`,
  `data:${chunk({ delta: { reasoning_content: '思考' } })}\n\n`,
  `data: ${chunk({ delta: { content: '程式👩‍💻\n' } })}\n\n`,
  `data: ${chunk({ delta: { content: 'x' } })}\r\r`,
  // One event on two lines: together they are one JSON text.
  'data: {"model":"kimi-x","choices":[{"index":0,\r\ndata: "delta":{"content":"y"}}]}\r\n\r\n',
  `data: ${chunk({ delta: {}, finish_reason: 'stop', usage })}\n\n`,
  `data: ${JSON.stringify({ model: 'kimi-x', choices: [], usage })}\n\n`,
  'data: [DONE]\n\n',
].join('');

async function read(parts: readonly Uint8Array[], broken?: Error): Promise<StreamedReply> {
  const queue = [...parts];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = queue.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (broken === undefined) controller.close();
      else controller.error(broken);
    },
  });
  return readReply(body, { now: () => 7, onText: () => {}, onFinish: () => {} });
}

const whole = {
  text: '程式👩‍💻\nxy',
  reasoning: '思考',
  finish: 'stop',
  tokens: { input: 9, cached: 2, output: 4, reasoning: 1 },
  served: 'kimi-x',
  firstDeltaAt: 7,
  error: null,
  broken: null,
};

test('the reply is the same wherever the stream is split', async () => {
  const bytes = new TextEncoder().encode(stream);
  expect(await read([bytes])).toEqual(whole);
  expect(await read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  for (let at = 1; at < bytes.length; at += 1) {
    expect(await read([bytes.slice(0, at), bytes.slice(at)])).toEqual(whole);
  }
});

test('a stream that breaks at any byte keeps what came, and never passes for a whole one before its finish reason', async () => {
  const bytes = new TextEncoder().encode(stream);
  const finishEnds = new TextEncoder().encode(stream.slice(0, stream.indexOf('"finish_reason"'))).length;
  for (let at = 0; at < bytes.length; at += 1) {
    const broken = await read([bytes.slice(0, at)], new Error('terminated'));
    const ended = await read([bytes.slice(0, at)]);
    for (const reply of [broken, ended]) {
      expect(whole.text.startsWith(reply.text)).toBe(true);
      if (at < finishEnds) expect(reply.finish).toBeNull();
    }
    if (broken.finish === null) expect(broken.broken).not.toBeNull();
  }
});

test('other spellings: reasoning, a second choice, null usage, garbage, a line without end', async () => {
  const say = (text: string): Promise<StreamedReply> => read([new TextEncoder().encode(text)]);
  expect(await say(`data: ${chunk({ delta: { reasoning: 'r' } })}\n\n`)).toMatchObject({
    reasoning: 'r',
    text: '',
  });
  expect(
    await say(
      `data: ${JSON.stringify({ choices: [{ index: 1, delta: { content: 'no' } }], usage: null })}\n\n`,
    ),
  ).toMatchObject({
    text: '',
    tokens: null,
  });
  const garbage = await say(`data: ${chunk({ delta: { content: 'a' } })}\n\ndata: {"choices":[{]\n\n`);
  expect(garbage).toMatchObject({ text: 'a', finish: null });
  expect(garbage.broken).not.toBeNull();
  const endless = await read(Array.from({ length: 18 }, () => new Uint8Array(1024 * 1024).fill(0x61)));
  expect(endless.broken).not.toBeNull();
});
