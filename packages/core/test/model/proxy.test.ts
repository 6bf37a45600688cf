import { createServer, request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { startFakeKimi, type FakeKimi } from '../../src/testing/index.js';
import { askKimi } from './ask-kimi.js';

let kimi: FakeKimi;
const stops: Array<() => void> = [];
afterEach(async () => {
  await kimi.close();
  for (const stop of stops.splice(0)) stop();
});

/** A proxy as companies run them: forwards plain requests, tunnels others, and writes down what passed. */
async function startProxy(): Promise<{ readonly url: string; readonly passed: string[] }> {
  const passed: string[] = [];
  const server = createServer((incoming, outgoing) => {
    passed.push(`${incoming.method} ${incoming.url}`);
    const { host: _, ...headers } = incoming.headers;
    const onward = httpRequest(incoming.url ?? '', { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    passed.push(`CONNECT ${incoming.url}`);
    const [host, port] = (incoming.url ?? '').split(':');
    const onward = connect(Number(port), host === 'kimi.test' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, passed };
}

test('HTTP_PROXY and NO_PROXY hold, and streaming works through the proxy', async () => {
  kimi = await startFakeKimi({ script: ['through', 'past', 'past'] });
  const proxy = await startProxy();
  expect(await askKimi(kimi.url, { environment: { http_proxy: proxy.url } })).toMatchObject({
    text: 'through',
    finish: 'stop',
  });
  expect(proxy.passed).toEqual([`POST ${kimi.url}/chat/completions`]);
  expect(kimi.requests[0]?.headers['authorization']).toBe('Bearer sk-test-key-of-moonshot');
  expect(
    await askKimi(kimi.url, { environment: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } }),
  ).toMatchObject({ text: 'past' });
  expect(await askKimi(kimi.url, { environment: { HTTP_PROXY: '' } })).toMatchObject({ text: 'past' });
  expect(proxy.passed).toHaveLength(1);
});

test('HTTPS_PROXY gets a tunnel, never the prompt or the key', async () => {
  kimi = await startFakeKimi({ script: [] });
  const proxy = await startProxy();
  // What stands behind the tunnel speaks no TLS: the call fails, and that it went through the proxy is what counts.
  const url = kimi.url.replace('http:', 'https:').replace('127.0.0.1', 'kimi.test');
  await expect(askKimi(url, { environment: { HTTPS_PROXY: proxy.url } })).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(proxy.passed[0]).toBe(`CONNECT ${new URL(url).host}`);
  expect(kimi.requests).toHaveLength(0);
});

test('a proxy that is down is said to be the proxy', async () => {
  kimi = await startFakeKimi({ script: ['never'] });
  await expect(
    askKimi(kimi.url, { environment: { HTTP_PROXY: 'http://127.0.0.1:9' } }),
  ).rejects.toMatchObject({
    code: 'unavailable',
    id: 'model.unreachable',
    values: { said: expect.stringContaining('proxy') },
  });
  expect(kimi.requests).toHaveLength(0);
});
