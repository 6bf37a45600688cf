import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { K2Error } from '../../src/errors/k2-error.js';
import { startFakeKimi, type FakeKimi, type ScriptedReply } from '../../src/testing/index.js';
import { askKimi, quickRetry } from './ask-kimi.js';

let kimi: FakeKimi | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await kimi?.close();
  stop?.();
  kimi = undefined;
  stop = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

test('transient errors pass and the reply comes', async () => {
  const busy = { status: 429, error: { type: 'engine_overloaded_error', message: 'busy' } };
  kimi = await startFakeKimi({
    script: [busy, { status: 500, error: { message: 'oops' } }, { cut: 'destroy' }, 'at last'],
  });
  expect(await askKimi(kimi.url)).toMatchObject({ text: 'at last', finish: 'stop' });
  expect(kimi.requests).toHaveLength(4);
});

test('nothing is asked again once text was handed on', async () => {
  kimi = await startFakeKimi({ script: [{ text: 'some text that breaks', cut: 'destroy' }, 'never asked'] });
  const pieces: string[] = [];
  const reply = await askKimi(kimi.url, { onText: (text) => pieces.push(text) });
  expect(reply.finish).toBe('cut');
  expect(pieces.join('')).toBe(reply.text);
  expect(kimi.requests).toHaveLength(1);
});

test('Retry-After is kept to, up to a cap, and a date that has passed is none', async () => {
  const busy = (after: string): ScriptedReply => ({
    status: 429,
    error: { type: 'engine_overloaded_error', message: 'busy' },
    headers: { 'retry-after': after },
  });
  kimi = await startFakeKimi({
    script: [busy('1'), busy('999'), busy('Wed, 01 Jan 2020 00:00:00 GMT'), 'ok'],
  });
  const { url, requests } = kimi;
  await askKimi(url, { client: { retry: { ...quickRetry, longestWait: 1500 } } });
  const times = requests.map((request) => request.receivedAt.getTime());
  const waits = times.slice(1).map((time, index) => time - times[index]!);
  expect(waits[0]).toBeGreaterThanOrEqual(990);
  expect(waits[0]).toBeLessThan(10_000);
  expect(waits[1]).toBeGreaterThanOrEqual(1490);
  expect(waits[1]).toBeLessThan(30_000);
  expect(waits[2]).toBeLessThan(10_000);
});

test('no try begins beyond the time for retries', async () => {
  const reply = { status: 503, error: { message: 'down' }, headers: { 'retry-after': '50' } };
  kimi = await startFakeKimi({ reply: () => reply });
  const client = { retry: { transientWithin: 1000 } };
  const error = await askKimi(kimi.url, { client }).catch((thrown: K2Error) => thrown);
  expect(error).toMatchObject({ code: 'unavailable', values: { tries: 1, seconds: 0 } });
  expect(kimi.requests).toHaveLength(1);
});

test('a host that refuses connections, or has no address, is given up after five tries within 30 s', async () => {
  const closed = createSocketServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const start = performance.now();
  const error = (await askKimi(`http://127.0.0.1:${port}/v1`, { client: { retry: {} } }).catch(
    (thrown) => thrown,
  )) as K2Error;
  expect(error).toMatchObject({ code: 'unavailable', id: 'model.unreachable' });
  expect(error.values).toMatchObject({ host: `127.0.0.1:${port}`, tries: 5, said: 'ECONNREFUSED' });
  expect(performance.now() - start).toBeGreaterThan(5000);
  expect(performance.now() - start).toBeLessThan(30_000);

  const nowhere = (await askKimi('https://nowhere.invalid/v1').catch((thrown) => thrown)) as K2Error;
  expect(nowhere).toMatchObject({
    code: 'unavailable',
    id: 'model.unreachable',
    values: { host: 'nowhere.invalid' },
  });
});

test('a redirect to another origin is not followed, within the same it is', async () => {
  kimi = await startFakeKimi({ script: ['reached', 'reached'] });
  const elsewhere = kimi;
  const away = await serve((request, response) => {
    if (request.url === '/v1/chat/completions')
      response.writeHead(307, { location: `${elsewhere.url}/chat/completions` }).end();
  });
  await expect(askKimi(away)).rejects.toMatchObject({ code: 'unavailable', id: 'model.redirected' });
  expect(elsewhere.requests).toHaveLength(0);
  stop?.();

  const frame = (fields: object): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, ...fields }] })}\n\n`;
  const within = await serve((request, response) => {
    if (request.url === '/v1/chat/completions') {
      response.writeHead(308, { location: '/v2/chat/completions' }).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(
        frame({ delta: { content: `${request.method} moved` } }) +
          frame({ delta: {}, finish_reason: 'stop' }),
      );
    }
  });
  expect(await askKimi(within)).toMatchObject({ text: 'POST moved', finish: 'stop' });
});

test('a page, an error told with 200, and no HTTP at all are named as what they are', async () => {
  const page = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>'),
  );
  await expect(askKimi(page)).rejects.toMatchObject({
    code: 'unavailable',
    id: 'model.notApi',
    values: { type: 'text/html' },
  });
  stop?.();
  const quiet = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { type: 'exceeded_current_quota_error', message: 'empty' } }));
  });
  await expect(askKimi(quiet)).rejects.toMatchObject({ code: 'refused', id: 'model.noBalance' });
  stop?.();
  const server = createSocketServer((socket) => socket.end('SSH-2.0-nothing\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => server.close();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  await expect(askKimi(url)).rejects.toMatchObject({
    code: 'unavailable',
    id: 'model.disconnected',
    values: { tries: 5 },
  });
});

test('a certificate nobody vouches for is said at once', async () => {
  const { execa } = await import('execa');
  const { temporaryProject } = await import('../../src/testing/index.js');
  const project = await temporaryProject({});
  try {
    const subject = [
      '-subj',
      '/CN=127.0.0.1',
      '-days',
      '1',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
    ];
    await execa('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject], { cwd: project.folder });
    const { createServer: createSecureServer } = await import('node:https');
    const files = { key: await project.read('key.pem'), cert: await project.read('cert.pem') };
    const server = createSecureServer(files, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stop = () => server.close();
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const error = (await askKimi(url).catch((thrown) => thrown)) as K2Error;
    expect(error).toMatchObject({ code: 'unavailable', id: 'model.certificate' });
    expect(error.values['tries']).toBeUndefined();
  } finally {
    await project.remove();
  }
});
