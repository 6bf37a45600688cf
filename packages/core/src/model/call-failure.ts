import { K2Error } from '../errors/k2-error.js';
import type { TokenCounts } from './model-client.js';

/** How a call that gave no reply ended; a word of the ledger's `outcome`. */
type FailureOutcome = 'cut' | 'filtered' | 'refused' | 'rate_limited' | 'overloaded' | 'error' | 'aborted';

/** What the wrappers (retry, ledger) need to know of a failed call; travels as the `cause` of its K2Error. */
export type CallFailure = {
  readonly outcome: FailureOutcome;
  /** `unreachable` is retried for a shorter time than what happened on a connection that stood. */
  readonly retry: 'never' | 'transient' | 'unreachable';
  /** What the host asked to wait; null when it asked nothing, or for a moment that has passed. */
  readonly retryAfterMs: number | null;
  /** The host surely charged nothing; otherwise the cost is unknown. */
  readonly free: boolean;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly tokens: TokenCounts | null;
  readonly served: string | null;
  /** What was thrown underneath, where anything was. */
  readonly reason?: unknown;
};

const failures = new WeakMap<K2Error, CallFailure>();

/** A K2Error that carries what its wrappers need to know. */
export function failCall(
  failure: Partial<CallFailure> & Pick<CallFailure, 'outcome'>,
  ...[code, id, values]: ConstructorParameters<typeof K2Error>
): K2Error {
  const error = new K2Error(code, id, values, failure.reason === undefined ? {} : { cause: failure.reason });
  failures.set(error, {
    retry: 'never',
    retryAfterMs: null,
    free: false,
    status: null,
    tokens: null,
    served: null,
    ...failure,
  });
  return error;
}

/** What is known of a failed call; null for any other error. */
export function callFailureOf(error: unknown): CallFailure | null {
  return K2Error.is(error) ? (failures.get(error) ?? null) : null;
}
