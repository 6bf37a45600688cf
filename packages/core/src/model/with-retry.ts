import { setTimeout as sleep } from 'node:timers/promises';
import { K2Error, type Note } from '../errors/k2-error.js';
import { callFailureOf, failCall, type CallFailure } from './call-failure.js';
import type { ModelClient } from './model-client.js';

/** When a failed call is tried again. Times in milliseconds. */
export type RetryRules = {
  readonly tries: number;
  /** No try begins later than this after the first one. */
  readonly transientWithin: number;
  /** A host that cannot be reached is given up within this time, its last try included. */
  readonly unreachableWithin: number;
  /** What one try at connecting may take. */
  readonly connect: number;
  /** A longer `Retry-After` is cut to this. */
  readonly longestWait: number;
  /** The waits before the second, third, … try when the host asked for none. */
  readonly waits: readonly number[];
  /** The same for a rate limit, which is counted by the minute. */
  readonly rateLimitWaits: readonly number[];
};

const defaultRules: RetryRules = {
  tries: 5,
  transientWithin: 120_000,
  unreachableWithin: 30_000,
  connect: 10_000,
  longestWait: 60_000,
  waits: [500, 1000, 2000, 4000],
  rateLimitWaits: [1000, 4000, 15_000, 30_000],
};

/**
 * Tries a call again after transient failures. Text that was handed on is never followed by another try: the caller got a cut reply then, and
 * decides. Gives the last failure, saying how often it was tried.
 */
export function withRetry(
  client: ModelClient,
  options: { readonly rules?: Partial<RetryRules>; readonly onRetry?: (note: Note) => void } = {},
): ModelClient {
  const rules = { ...defaultRules, ...options.rules };
  return {
    async complete(request, { signal, onText }) {
      const start = performance.now();
      let handedOn = false;
      const watch = (text: string): void => {
        handedOn = true;
        onText?.(text);
      };
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await client.complete({ ...request, attempt }, { signal, onText: watch });
        } catch (error) {
          const failure = callFailureOf(error);
          if (failure === null || failure.retry === 'never' || !K2Error.is(error)) throw error;
          const wait = waitBefore(rules, failure, attempt, performance.now() - start);
          if (handedOn || wait === null) throw giveUp(error, failure, attempt, performance.now() - start);
          options.onRetry?.({
            id: 'model.retrying',
            values: {
              host: error.values['host'] ?? '',
              seconds: Math.ceil(wait / 1000),
              next: attempt + 1,
              tries: rules.tries,
            },
          });
          await sleepUnlessAborted(wait, signal);
        }
      }
    },
  };
}

/** Milliseconds to wait before the next try, or null when there is to be none. */
function waitBefore(
  rules: RetryRules,
  failure: CallFailure,
  attempt: number,
  elapsed: number,
): number | null {
  if (attempt >= rules.tries) return null;
  const waits = failure.outcome === 'rate_limited' ? rules.rateLimitWaits : rules.waits;
  const own = (waits[attempt - 1] ?? waits.at(-1) ?? 0) * (1 + Math.random() / 4);
  const wait = failure.retryAfterMs === null ? own : Math.min(failure.retryAfterMs, rules.longestWait);
  const last =
    failure.retry === 'unreachable'
      ? Math.min(rules.unreachableWithin - rules.connect, rules.transientWithin)
      : rules.transientWithin;
  return elapsed + wait > last ? null : wait;
}

function giveUp(error: K2Error, failure: CallFailure, tries: number, elapsed: number): K2Error {
  const values = { ...error.values, tries, seconds: Math.round(elapsed / 1000) };
  return failCall({ ...failure, retry: 'never', reason: error }, error.code, error.id, values);
}

async function sleepUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw failCall({ outcome: 'aborted', free: true }, 'interrupted', 'model.interrupted');
  }
}
