import type { ClientOptions } from 'openai';
import { K2Error } from '../errors/k2-error.js';
import { startDeadline, type CallDeadline } from './call-deadline.js';
import { failCall } from './call-failure.js';
import { classifyConnectionError } from './connection-error.js';
import { classifyError } from './classify-error.js';
import { hostFetch } from './host-fetch.js';
import type { ModelClient, ModelReply, ModelRequest } from './model-client.js';
import { openFetch } from './proxy.js';
import { readReply, type StreamedReply } from './read-reply.js';
import type { Host } from './resolve-host.js';
import { readRetryAfter } from './retry-after.js';
import { shapeRequest } from './shape-request.js';
import { parseObject, readWireError } from './wire.js';

export type CallTimes = {
  /** A whole call, in milliseconds. */
  readonly total: number;
  /** How long a host may take to tell its usage after the answer, in milliseconds. */
  readonly usage: number;
};
const defaultTimes: CallTimes = { total: 1_800_000, usage: 10_000 };

type Call = { readonly host: Host; readonly request: ModelRequest; readonly deadline: CallDeadline };

/** One call, one request: the `openai` SDK as the HTTP client, its events read here. Neither retries nor keeps a record. */
export function kimiClient(host: Host, times: CallTimes = defaultTimes): ModelClient {
  let opened: Promise<typeof globalThis.fetch> | undefined;
  return {
    async complete(request, { signal, onText }) {
      opened ??= openFetch(host.proxy);
      const deadline = startDeadline(signal, times.total);
      const startedAt = new Date();
      const start = performance.now();
      try {
        const call = { host, request, deadline };
        const response = await send(call, await opened, times);
        const streamed = await readBody(call, response, times, onText);
        const { finish, text } = settle(call, streamed);
        return {
          text,
          finish,
          reasoning: streamed.reasoning,
          tokens: streamed.tokens,
          served: streamed.served,
          host: host.name,
          source: host.loopback && response.headers.get('x-k2-replay') === 'recorded' ? 'replay' : 'live',
          timing: {
            startedAt,
            durationMs: Math.round(performance.now() - start),
            firstTokenMs: streamed.firstDeltaAt === null ? null : Math.round(streamed.firstDeltaAt - start),
          },
        };
      } finally {
        deadline.close();
      }
    },
  };
}

async function send(call: Call, fetch: typeof globalThis.fetch, times: CallTimes): Promise<Response> {
  const { host, request, deadline } = call;
  // Nothing was sent: an error without a call behind it.
  if (deadline.ended() === 'aborted') throw new K2Error('interrupted', 'model.interrupted');
  const { default: OpenAI } = await import('openai');
  // The SDK hides what a connection died of, so it is kept here.
  let thrown: unknown;
  const guarded = hostFetch(host, fetch);
  const client = new OpenAI({
    ...withoutEnvironment,
    baseURL: host.baseUrl,
    timeout: times.total + 60_000,
    fetch: async (input, init) => {
      try {
        return await guarded(input as string, init as RequestInit);
      } catch (error) {
        thrown = error;
        throw error;
      }
    },
  });
  try {
    return await client.chat.completions
      .create(shapeRequest(host, request), { signal: deadline.signal })
      .asResponse();
  } catch (error) {
    if (deadline.ended() !== null) throw endedCall(call, null);
    const { status, error: body, headers } = error as { status?: number; error?: unknown; headers?: Headers };
    if (thrown !== undefined || status === undefined)
      throw classifyConnectionError(host, thrown ?? error, false);
    const told = readWireError({ error: body }) ?? { type: '', code: '', message: '' };
    throw classifyError({
      host,
      model: request.model,
      status,
      error: told,
      retryAfterMs: readRetryAfter(headers, new Date()),
      free: true,
    });
  }
}

/**
 * Given explicitly, none of these is looked up in `OPENAI_*`. The key is sent by `hostFetch`; the SDK only wants to see one.
 */
const withoutEnvironment: ClientOptions = {
  apiKey: 'unused',
  adminAPIKey: null,
  organization: null,
  project: null,
  webhookSecret: null,
  logLevel: 'off',
  maxRetries: 0,
};

async function readBody(
  call: Call,
  response: Response,
  times: CallTimes,
  onText: ((text: string) => void) | undefined,
): Promise<StreamedReply> {
  const { host, request, deadline } = call;
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || /\b(?:html|xml|json)\b/i.test(type)) {
    // A gateway's page, or an error a host tells with status 200.
    const body = await response.text().catch(() => '');
    if (deadline.ended() !== null) throw endedCall(call, null);
    const error = readWireError(parseObject(body));
    if (error !== null) {
      throw classifyError({
        host,
        model: request.model,
        status: null,
        error,
        retryAfterMs: null,
        free: true,
      });
    }
    throw failCall({ outcome: 'error', status: response.status }, 'unavailable', 'model.notApi', {
      host: host.name,
      type: type.split(';')[0] ?? type,
    });
  }
  return readReply(response.body, {
    now: () => performance.now(),
    onText: (text) => onText?.(text),
    onFinish: () => deadline.finishWithin(times.usage),
  });
}

/** Decides what a streamed answer is: whole, cut with its text, or a failure when no text came. */
function settle(call: Call, streamed: StreamedReply): Pick<ModelReply, 'finish' | 'text'> {
  const { host, request, deadline } = call;
  const { text, finish, error } = streamed;
  if (deadline.ended() === 'aborted') throw endedCall(call, streamed);
  if (finish !== null) return { finish, text };
  if (error !== null) {
    const free = streamed.firstDeltaAt === null;
    const told = { host, model: request.model, status: null, error, retryAfterMs: null, free };
    const failure = classifyError(told);
    if (text === '') throw failure;
    return { finish: failure.id === 'model.filtered' ? 'content_filter' : 'cut', text };
  }
  if (text !== '' || streamed.broken === null) return { finish: 'cut', text };
  if (deadline.ended() !== null) throw endedCall(call, streamed);
  throw classifyConnectionError(host, streamed.broken, true);
}

/** The error of a call its user or its own clock ended. */
function endedCall({ host, deadline }: Call, streamed: StreamedReply | null): K2Error {
  const known = { tokens: streamed?.tokens ?? null, served: streamed?.served ?? null };
  if (deadline.ended() === 'aborted')
    return failCall({ outcome: 'aborted', ...known }, 'interrupted', 'model.interrupted');
  return failCall({ outcome: 'cut', ...known }, 'unavailable', 'model.late', { host: host.name });
}
