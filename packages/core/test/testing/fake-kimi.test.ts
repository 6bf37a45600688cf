import { afterEach, expect, test } from '@jest/globals';
import { startFakeKimi, type FakeKimi, type FakeKimiOptions } from '../../src/testing/index.js';

let kimi: FakeKimi;
afterEach(() => kimi.close());

async function start(options: FakeKimiOptions): Promise<void> {
  kimi = await startFakeKimi(options);
}

async function ask(
  fields: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${kimi.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      model: 'kimi-k2.6',
      messages: [{ role: 'user', content: 'Say hello' }],
      stream: true,
      stream_options: { include_usage: true },
      ...fields,
    }),
  });
}

async function events(response: Response): Promise<Array<Record<string, any>>> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as Record<string, any>);
}

test('streams reasoning before text and tells usage twice, in the choice and at the end', async () => {
  const usage = { input: 300, cached: 256, output: 9, reasoning: 4 };
  await start({ script: [{ text: '哈囉 👋 world', reasoning: 'thinking', usage, chunkSize: 3 }] });
  const found = await events(await ask());
  const deltas = found
    .flatMap((event) => event['choices'] as Array<Record<string, any>>)
    .map((choice) => choice['delta']);
  expect(deltas.map((delta) => delta.content ?? '').join('')).toBe('哈囉 👋 world');
  expect(deltas.findIndex((delta) => delta.reasoning_content)).toBeLessThan(
    deltas.findIndex((delta) => delta.content),
  );
  const last = found.at(-1);
  expect(last?.['choices']).toEqual([]);
  expect(last?.['usage']).toMatchObject({
    prompt_tokens: 300,
    cached_tokens: 256,
    prompt_tokens_details: { cached_tokens: 256 },
  });
  expect(found.at(-2)?.['choices'][0]).toMatchObject({ finish_reason: 'stop', usage: last?.['usage'] });
  expect(kimi.tokens()).toEqual(usage);
});

test('counts a shared beginning in whole 256 tokens as cached', async () => {
  await start({ script: ['one', 'two'] });
  const system = { role: 'system', content: 'x'.repeat(4000) };
  await (await ask({ messages: [system, { role: 'user', content: 'first' }] })).text();
  expect(kimi.tokens().cached).toBe(0);
  await (await ask({ messages: [system, { role: 'user', content: 'second' }] })).text();
  expect(kimi.tokens().cached).toBe(768);
});

test('refuses what hosted Kimi refuses and keeps a record of it', async () => {
  await start({ script: ['never'] });
  const response = await ask({ temperature: 0 });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  expect((await ask({ parallel_tool_calls: true })).status).toBe(400);
  expect((await ask({ messages: [{ role: 'developer', content: 'x' }] })).status).toBe(400);
  expect(kimi.requests).toHaveLength(3);
  expect(kimi.requests[0]?.body?.model).toBe('kimi-k2.6');
});

test('takes only its key, lists models, and refuses a request beyond the script', async () => {
  await start({ script: [], key: 'sk-test-right', models: ['kimi-x'] });
  expect((await ask()).status).toBe(401);
  expect((await ask({}, { authorization: 'Bearer sk-test-right' })).status).toBe(400);
  const models = await fetch(`${kimi.url}/models`, { headers: { authorization: 'Bearer sk-test-right' } });
  expect(await models.json()).toMatchObject({ data: [{ id: 'kimi-x' }] });
});

test('breaks off the way it is told to', async () => {
  await start({
    script: [
      { text: 'abcdefgh', cut: 'noFinish' },
      { text: 'abcdefgh', cut: 'midText' },
      { text: 'abcdefgh', cut: 'destroy' },
    ],
    replay: true,
  });
  const whole = await ask();
  expect(whole.headers.get('x-k2-replay')).toBe('recorded');
  const text = await whole.text();
  expect(text).toContain('abcdefgh');
  expect(text).not.toContain('DONE');
  expect(await (await ask()).text()).toContain('"abcd"');
  await expect((await ask()).text()).rejects.toThrow('terminated');
  expect(kimi.tokens()).toEqual({ input: 0, cached: 0, output: 0, reasoning: 0 });
});
