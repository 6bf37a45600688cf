import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenCounts } from '../model/model-client.js';
import { countTokens } from './fake-usage.js';
import { kimiFrames } from './kimi-frames.js';
import { refusedByKimi } from './kimi-request-check.js';
import type { KimiRequestBody, RecordedRequest, ScriptedReply } from './scripted-reply.js';

export type FakeKimiOptions = {
  /** The answers in order; a request beyond the last one is refused with 400. */
  readonly script?: readonly (ScriptedReply | string)[];
  /** Chooses the answer to each chat request instead of `script`; `index` counts from 0. */
  readonly reply?: (
    request: RecordedRequest,
    index: number,
  ) => ScriptedReply | string | Promise<ScriptedReply | string>;
  /** Marks every answer as a recording (`x-k2-replay: recorded`): clients on loopback count it as replay, not as spend. */
  readonly replay?: boolean;
  /** The only key that is taken; any other is answered 401. Absent: every key and none. */
  readonly key?: string;
  /** What `/v1/models` lists. */
  readonly models?: readonly string[];
  /** Take fields hosted Kimi would refuse (sampling parameters and unknown ones), as local hosts do. */
  readonly lenient?: boolean;
  /** Default 0: a free port. */
  readonly port?: number;
};

export type FakeKimi = {
  /** Base URL for `MOONSHOT_BASE_URL` or `--base-url`, ending in `/v1`. */
  readonly url: string;
  /** Every request so far, refused ones included. */
  readonly requests: readonly RecordedRequest[];
  /** Sum of the usage it has told. */
  readonly tokens: () => TokenCounts;
  readonly close: () => Promise<void>;
};

const bodyLimit = 32 * 1024 * 1024;

/**
 * Starts a server on 127.0.0.1 that speaks Kimi's side of the chat API: streamed chunks with reasoning first, usage told twice, and the
 * errors of the hosted API for what that refuses.
 */
export async function startFakeKimi(options: FakeKimiOptions): Promise<FakeKimi> {
  const requests: RecordedRequest[] = [];
  const prompts: string[] = [];
  const total = { input: 0, cached: 0, output: 0, reasoning: 0 };
  let chats = 0;

  const answerChat = async (request: RecordedRequest, response: ServerResponse): Promise<void> => {
    const { body } = request;
    if (body === null)
      return answerError(response, 400, 'invalid_request_error', 'Invalid request: the body is not JSON');
    const index = chats;
    chats += 1;
    const refusal = options.lenient === true ? null : refusedByKimi(body);
    if (refusal !== null) return answerError(response, 400, 'invalid_request_error', refusal);
    const scripted =
      options.reply === undefined ? options.script?.[index] : await options.reply(request, index);
    if (scripted === undefined) {
      return answerError(
        response,
        400,
        'invalid_request_error',
        `this fake server has no answer number ${index + 1}`,
      );
    }
    const reply = typeof scripted === 'string' ? { text: scripted } : scripted;
    const usage = reply.usage === undefined ? countTokens(body, reply, prompts) : reply.usage;
    await sendReply({ response, body, reply, usage, replay: options.replay === true });
    if (usage === null || !tellsUsage(reply)) return;
    for (const name of ['input', 'cached', 'output', 'reasoning'] as const) total[name] += usage[name];
  };

  const server = createServer((incoming, response) => {
    // A client may leave at any moment; that must not end the test's process.
    response.on('error', () => {});
    void readRequest(incoming)
      .then(async (request) => {
        requests.push(request);
        const path = request.path.split('?')[0];
        if (options.key !== undefined && request.headers['authorization'] !== `Bearer ${options.key}`) {
          return answerError(response, 401, 'invalid_authentication_error', 'Invalid Authentication');
        }
        if (path === '/v1/models')
          return answerModels(response, options.models ?? ['kimi-k2.6', 'kimi-k2.7-code']);
        if (path === '/v1/chat/completions' && request.method === 'POST')
          return answerChat(request, response);
        return answerError(
          response,
          404,
          'resource_not_found_error',
          `url.not_found: ${request.method} ${path}`,
        );
      })
      .catch((error: unknown) => {
        if (!response.headersSent) answerError(response, 500, 'server_error', String(error));
        response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    tokens: () => ({ ...total }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer that fails, or breaks off before its last chunks, tells no usage. */
function tellsUsage(reply: ScriptedReply): boolean {
  return reply.error === undefined && reply.cut === undefined && reply.rawBody === undefined;
}

async function sendReply(call: {
  readonly response: ServerResponse;
  readonly body: KimiRequestBody;
  readonly reply: ScriptedReply;
  readonly usage: TokenCounts | null;
  readonly replay: boolean;
}): Promise<void> {
  const { response, body, reply } = call;
  if (reply.delayMs !== undefined) await sleepWhileOpen(response, reply.delayMs);
  if (response.destroyed) return;
  const status = reply.status ?? 200;
  const extra = { ...(call.replay ? { 'x-k2-replay': 'recorded' } : {}), ...reply.headers };
  if (reply.rawBody !== undefined) {
    response.writeHead(status, { 'content-type': 'text/event-stream', ...extra }).end(reply.rawBody);
    return;
  }
  if (reply.error !== undefined && status !== 200) {
    response.writeHead(status, { 'content-type': 'application/json', ...extra });
    response.end(JSON.stringify({ error: reply.error }));
    return;
  }
  response.writeHead(status, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', ...extra });
  response.flushHeaders();
  for (const frame of kimiFrames(body, reply, call.usage, 'chatcmpl-fake')) {
    if (response.destroyed) return;
    response.write(frame);
    if (reply.chunkDelayMs !== undefined) await sleepWhileOpen(response, reply.chunkDelayMs);
  }
  if (reply.cut === 'stall') return;
  if (reply.cut !== 'destroy') {
    response.end();
    return;
  }
  // What was written so far must reach the client before the socket breaks.
  await sleepWhileOpen(response, 50);
  response.destroy();
}

/** Waits, but no longer than somebody listens. */
async function sleepWhileOpen(response: ServerResponse, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.once('close', leave);
  await sleep(milliseconds, undefined, { signal: gone.signal }).catch(() => {});
  response.off('close', leave);
}

function answerError(response: ServerResponse, status: number, type: string, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message, type } }));
}

function answerModels(response: ServerResponse, models: readonly string[]): void {
  const data = models.map((id) => ({ id, object: 'model', owned_by: 'moonshot', context_length: 262_144 }));
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ object: 'list', data }));
}

async function readRequest(incoming: IncomingMessage): Promise<RecordedRequest> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += (part as Buffer).length;
    if (size > bodyLimit) throw new Error('request body too large');
    parts.push(part as Buffer);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers,
    body: parseBody(Buffer.concat(parts).toString('utf8')),
    receivedAt: new Date(),
  };
}

function parseBody(text: string): KimiRequestBody | null {
  try {
    return JSON.parse(text) as KimiRequestBody | null;
  } catch {
    return null;
  }
}
