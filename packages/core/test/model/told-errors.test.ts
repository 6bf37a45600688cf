import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { K2Error } from '../../src/errors/k2-error.js';
import { describe as describeNote } from '../../src/i18n/translate.js';
import { modelMessages } from '../../src/i18n/messages/model.js';
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

async function failWith(reply: ScriptedReply): Promise<{ readonly error: K2Error; readonly tries: number }> {
  kimi = await startFakeKimi({ reply: () => reply });
  const error = await askKimi(kimi.url).then(
    () => {
      throw new Error('the call did not fail');
    },
    (thrown: K2Error) => thrown,
  );
  return { error, tries: kimi.requests.length };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

test.each<[string, number, string, string, string, string, number]>([
  [
    'wrong key',
    401,
    'invalid_authentication_error',
    'Invalid Authentication',
    'refused',
    'model.wrongKey',
    1,
  ],
  [
    'wrong key, older type',
    401,
    'incorrect_api_key_error',
    'Incorrect API key',
    'refused',
    'model.wrongKey',
    1,
  ],
  ['no rights', 403, 'permission_denied_error', 'not allowed', 'refused', 'model.forbidden', 1],
  [
    'empty account as 403',
    403,
    'permission_denied_error',
    'please check your account balance',
    'refused',
    'model.noBalance',
    1,
  ],
  ['unknown model', 404, 'resource_not_found_error', 'Not found the model', 'refused', 'model.notFound', 1],
  ['payment', 402, '', 'membership unavailable', 'refused', 'model.noBalance', 1],
  [
    'quota',
    429,
    'exceeded_current_quota_error',
    'You exceeded your current token quota',
    'refused',
    'model.noBalance',
    1,
  ],
  [
    'quota without a type',
    429,
    '',
    'Your account is suspended due to insufficient balance',
    'refused',
    'model.noBalance',
    1,
  ],
  [
    'content filter',
    400,
    'content_filter',
    'The request was rejected because it was considered high risk',
    'refused',
    'model.filtered',
    1,
  ],
  [
    'bad field',
    400,
    'invalid_request_error',
    'invalid temperature: only 1 is allowed',
    'failed',
    'model.invalidRequest',
    1,
  ],
  ['too large', 413, '', 'Request exceeds the maximum size', 'failed', 'model.invalidRequest', 1],
  [
    'rate limit',
    429,
    'rate_limit_reached_error',
    'reached max organization RPM: 3',
    'unavailable',
    'model.rateLimited',
    5,
  ],
  [
    'overloaded',
    429,
    'engine_overloaded_error',
    'The engine is currently overloaded',
    'unavailable',
    'model.overloaded',
    5,
  ],
  [
    'overloaded, said with another status',
    400,
    'engine_overloaded_error',
    'busy',
    'unavailable',
    'model.overloaded',
    5,
  ],
  ['server', 500, 'server_error', 'oops', 'unavailable', 'model.serverError', 5],
  ['gateway', 502, '', 'Bad Gateway', 'unavailable', 'model.serverError', 5],
  ['unavailable', 503, 'server_unavailable', 'down', 'unavailable', 'model.overloaded', 5],
  ['quota said with 500', 500, 'exceeded_current_quota_error', 'quota', 'refused', 'model.noBalance', 1],
])('%s (%d %s)', async (_, status, type, message, code, id, tries) => {
  const found = await failWith({ status, error: { type, message } });
  expect(found.error).toMatchObject({ code, id });
  expect(found.error.values['said']).toBe(message);
  expect(found.tries).toBe(tries);
});

test('an error told as an event of a stream counts by its type too', async () => {
  expect(await failWith({ error: { type: 'engine_overloaded_error', message: 'busy' } })).toMatchObject({
    error: { code: 'unavailable', id: 'model.overloaded' },
    tries: 5,
  });
  await kimi?.close();
  expect(await failWith({ error: { type: 'content_filter', message: 'high risk' } })).toMatchObject({
    error: { code: 'refused', id: 'model.filtered' },
    tries: 1,
  });
});

test('a finish reason of the content filter is a refusal', async () => {
  expect(await failWith({ text: 'I', finish: 'content_filter' })).toMatchObject({
    error: { code: 'refused', id: 'model.filtered' },
    tries: 1,
  });
});

test('what a host says is shown without its control characters and without keys', async () => {
  const message =
    'bad \u001b[31mkey\u001b[0m sk-test-key-of-moonshot \u202eevil\u0007\nAuthorization: Bearer abc.def';
  const { error } = await failWith({ status: 400, error: { type: 'invalid_request_error', message } });
  expect(error.values['said']).toBe('bad key … evil Authorization: …');
  expect(JSON.stringify(error.values)).not.toContain('sk-test');
});

test('a 401 of one of the two regions names the other one', async () => {
  const url = await serve((_, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ error: { type: 'invalid_authentication_error', message: 'Invalid Authentication' } }),
    );
  });
  const { resolveHost } = await import('../../src/model/resolve-host.js');
  const { createModelClient } = await import('../../src/model/create-model-client.js');
  for (const [provider, other] of [
    ['moonshot', 'api.moonshot.cn'],
    ['moonshot-cn', 'api.moonshot.ai'],
  ] as const) {
    // The real host's name with an address on this machine: nothing leaves it.
    const host = {
      ...resolveHost({ provider, environment: { MOONSHOT_API_KEY: 'sk-test-x' } }),
      baseUrl: url,
    };
    const client = createModelClient({ host, retry: quickRetry });
    const request = {
      model: 'kimi-k2.6',
      messages: [{ role: 'user' as const, content: 'x' }],
      maxOutputTokens: 10,
      step: 'x',
    };
    const error = await client
      .complete(request, { signal: new AbortController().signal })
      .catch((thrown: K2Error) => thrown);
    expect(error).toMatchObject({ code: 'refused', id: 'model.wrongKeyRegion' });
    expect(describeNote(modelMessages, 'en', error as K2Error).hint).toContain(`https://${other}/v1`);
  }
});
