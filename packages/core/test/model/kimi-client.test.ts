import { afterEach, expect, test } from '@jest/globals';
import { startFakeKimi, type FakeKimi, type FakeKimiOptions } from '../../src/testing/index.js';
import { askKimi } from './ask-kimi.js';

let kimi: FakeKimi | undefined;
afterEach(async () => {
  await kimi?.close();
  for (const name of Object.keys(process.env)) if (name.startsWith('OPENAI_')) delete process.env[name];
});

async function start(options: FakeKimiOptions): Promise<FakeKimi> {
  kimi = await startFakeKimi(options);
  return kimi;
}

test('a reply comes whole: text as it streams, reasoning apart, usage once, the served model', async () => {
  const usage = { input: 3000, cached: 2816, output: 500, reasoning: 120 };
  const { url } = await start({
    script: [
      {
        text: '你好，世界 👋🏽',
        reasoning: 'let me think',
        usage,
        chunkSize: 1,
        served: 'kimi-k2.7-code-0612',
      },
    ],
  });
  const pieces: string[] = [];
  const reply = await askKimi(url, { onText: (text) => pieces.push(text) });
  expect(reply).toMatchObject({
    text: '你好，世界 👋🏽',
    reasoning: 'let me think',
    finish: 'stop',
    tokens: usage,
    served: 'kimi-k2.7-code-0612',
    source: 'live',
  });
  expect(pieces.join('')).toBe(reply.text);
  expect(pieces.length).toBeGreaterThan(3);
  expect(reply.timing.firstTokenMs).not.toBeNull();
  expect(reply.timing.firstTokenMs).toBeLessThanOrEqual(reply.timing.durationMs);
});

test('the request has what hosted Kimi takes and nothing else', async () => {
  const { url, requests } = await start({ script: ['ok'] });
  await askKimi(url, {
    request: {
      messages: [
        { role: 'system', content: 'S' },
        { role: 'user', content: 'U' },
        { role: 'assistant', content: 'A', reasoning: '' },
        { role: 'user', content: 'again' },
        { role: 'assistant', content: '', reasoning: 'only thought' },
        { role: 'user', content: 'more' },
      ],
    },
  });
  expect(requests[0]?.path).toBe('/v1/chat/completions');
  expect(requests[0]?.body).toEqual({
    model: 'kimi-k2.7-code',
    messages: [
      { role: 'system', content: 'S' },
      { role: 'user', content: 'U' },
      { role: 'assistant', content: 'A', reasoning_content: '' },
      { role: 'user', content: 'again' },
      { role: 'user', content: 'more' },
    ],
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: 32_768,
  });
});

test('the output cap is lowered to what the model can', async () => {
  const { url, requests } = await start({ script: ['ok'] });
  await askKimi(url, { request: { maxOutputTokens: 5_000_000 } });
  expect(requests[0]?.body?.max_completion_tokens).toBe(262_144);
});

test('only its own headers are sent, whatever OPENAI_* says', async () => {
  const { url, requests } = await start({ script: ['ok'] });
  Object.assign(process.env, {
    OPENAI_API_KEY: 'sk-test-openai',
    OPENAI_ADMIN_KEY: 'sk-test-admin',
    OPENAI_ORG_ID: 'org-test',
    OPENAI_PROJECT_ID: 'proj-test',
    OPENAI_WEBHOOK_SECRET: 'whsec-test',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENAI_CUSTOM_HEADERS: 'X-Custom: custom-test\nAuthorization: Bearer sk-test-custom',
    OPENAI_LOG: 'debug',
  });
  const logged: unknown[] = [];
  const originals = { debug: console.debug, info: console.info, warn: console.warn };
  for (const name of ['debug', 'info', 'warn'] as const)
    console[name] = (...values: unknown[]) => logged.push(values);
  try {
    await askKimi(url);
  } finally {
    Object.assign(console, originals);
  }
  expect(logged).toEqual([]);
  const { headers } = requests[0]!;
  expect(headers['authorization']).toBe('Bearer sk-test-key-of-moonshot');
  expect(JSON.stringify(headers)).not.toMatch(/openai|stainless|org-test|proj-test|custom|admin|whsec/i);
  expect(Object.keys(headers).sort()).toEqual(
    expect.arrayContaining(['accept', 'authorization', 'content-type', 'host', 'user-agent']),
  );
});

test.each([
  ['choice', { input: 10, cached: 4, output: 3, reasoning: 1 }],
  ['top', { input: 10, cached: 4, output: 3, reasoning: 1 }],
  ['both', { input: 10, cached: 4, output: 3, reasoning: 1 }],
] as const)('usage told in %s is read once', async (usageIn, usage) => {
  const { url } = await start({ script: [{ text: 'x', usage, usageIn }] });
  expect((await askKimi(url)).tokens).toEqual(usage);
});

test('usage that was not told is null, and parts never exceed what they are part of', async () => {
  const { url } = await start({
    script: [
      { text: 'x', usage: null },
      { text: 'x', usage: { input: 10, cached: 12, output: 6000, reasoning: 6001 } },
    ],
  });
  expect((await askKimi(url)).tokens).toBeNull();
  expect((await askKimi(url)).tokens).toEqual({ input: 10, cached: 10, output: 6000, reasoning: 6000 });
});

test('a reply that hit the cap, or breaks off, keeps its text and says so', async () => {
  const text = 'function add(a, b) { return a + b }';
  const half = text.slice(0, Math.ceil(text.length / 2));
  const { url, requests } = await start({
    script: [
      { text, finish: 'length' },
      { text: '', reasoning: 'all of it thought', finish: 'length' },
      { text, cut: 'noFinish' },
      { text, cut: 'midText' },
      { text, cut: 'destroy', chunkSize: 4 },
      { text, error: { type: 'engine_overloaded_error', message: 'overloaded' } },
      { text, finish: 'abort' },
    ],
  });
  expect(await askKimi(url)).toMatchObject({ text, finish: 'length' });
  expect(await askKimi(url)).toMatchObject({ text: '', reasoning: 'all of it thought', finish: 'length' });
  expect(await askKimi(url)).toMatchObject({ text, finish: 'cut', tokens: null });
  expect(await askKimi(url)).toMatchObject({ text: half, finish: 'cut', tokens: null });
  expect(await askKimi(url)).toMatchObject({ text: half, finish: 'cut', tokens: null });
  expect(await askKimi(url)).toMatchObject({ text, finish: 'cut' });
  expect(await askKimi(url)).toMatchObject({ text, finish: 'cut' });
  expect(requests).toHaveLength(7);
});

test('a recording is marked as replay on this machine', async () => {
  const { url } = await start({ script: ['x', 'y'], replay: true });
  expect((await askKimi(url)).source).toBe('replay');
});

test('an answer whose host never closes the stream is left once it is whole', async () => {
  const body = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'hi' }, finish_reason: 'stop' }] })}\n\n`;
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const url = `http://127.0.0.1:${port}/v1`;
    const reply = await askKimi(url, { client: { times: { total: 60_000, usage: 200 } } });
    expect(reply).toMatchObject({ text: 'hi', finish: 'stop', tokens: null });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a call ends when its time is up, with the text so far or with an error', async () => {
  const { url } = await start({
    script: [
      { text: 'half of this', cut: 'stall' },
      { text: '', cut: 'stall' },
    ],
  });
  const client = { times: { total: 1500, usage: 100 } };
  expect(await askKimi(url, { client })).toMatchObject({ finish: 'cut', text: 'half o' });
  await expect(askKimi(url, { client })).rejects.toMatchObject({ code: 'unavailable', id: 'model.late' });
});

test('an abort ends the call at once, wherever it stands', async () => {
  const places = [
    { text: 'never', delayMs: 30_000 },
    { text: 'half of this', cut: 'stall' },
    {
      status: 429,
      error: { type: 'engine_overloaded_error', message: 'busy' },
      headers: { 'retry-after': '30' },
    },
  ] as const;
  let controller = new AbortController();
  let abortedAt = 0;
  const { url, requests } = await start({
    reply: (_, index) => {
      setTimeout(() => {
        abortedAt = performance.now();
        controller.abort();
      }, 300);
      return places[index]!;
    },
  });
  for (const place of places) {
    controller = new AbortController();
    await expect(askKimi(url, { signal: controller.signal })).rejects.toMatchObject({ code: 'interrupted' });
    expect([place, performance.now() - abortedAt < 1000]).toEqual([place, true]);
  }
  expect(requests).toHaveLength(3);
  await expect(askKimi(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' });
  expect(requests).toHaveLength(3);
});
