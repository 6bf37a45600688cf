import type { K2Error } from '../errors/k2-error.js';
import { failCall, type CallFailure } from './call-failure.js';
import { cleanHostText } from './clean-text.js';
import type { Host } from './resolve-host.js';
import type { WireError } from './wire.js';

/** An error as a host told it, by HTTP status or as an event inside a stream. */
export type ToldError = {
  readonly host: Host;
  readonly model: string;
  /** Null for an event inside a stream. */
  readonly status: number | null;
  readonly error: WireError;
  readonly retryAfterMs: number | null;
  /** Whether the host surely charged nothing. */
  readonly free: boolean;
};

type Kind =
  | 'filtered'
  | 'quota'
  | 'key'
  | 'forbidden'
  | 'notFound'
  | 'rateLimited'
  | 'overloaded'
  | 'server'
  | 'invalid';

/** Error types of Moonshot's table, then their counterparts elsewhere. */
const kinds: Readonly<Record<string, Kind>> = {
  content_filter: 'filtered',
  exceeded_current_quota_error: 'quota',
  insufficient_quota: 'quota',
  billing_error: 'quota',
  invalid_authentication_error: 'key',
  incorrect_api_key_error: 'key',
  authentication_error: 'key',
  invalid_api_key: 'key',
  permission_denied_error: 'forbidden',
  permission_error: 'forbidden',
  resource_not_found_error: 'notFound',
  not_found_error: 'notFound',
  model_not_found: 'notFound',
  rate_limit_reached_error: 'rateLimited',
  rate_limit_error: 'rateLimited',
  rate_limit_exceeded: 'rateLimited',
  engine_overloaded_error: 'overloaded',
  overloaded_error: 'overloaded',
  server_unavailable: 'overloaded',
  server_error: 'server',
  unexpected_output: 'server',
  api_error: 'server',
  internal_server_error: 'server',
  invalid_request_error: 'invalid',
};

/** Turns what a host told into the error of ours. Its type decides; the status only where the type says nothing. */
export function classifyError(told: ToldError): K2Error {
  const { host, model, error, status } = told;
  const said = cleanHostText(error.message, host.key) || `HTTP ${status ?? 200}`;
  const base = { status, retryAfterMs: told.retryAfterMs, free: told.free } satisfies Partial<CallFailure>;
  const transient = { ...base, retry: 'transient' } as const;
  const values = { host: host.name, model, said, variables: host.keyVariables };
  switch (findKind(told)) {
    case 'filtered':
      return failCall({ ...base, outcome: 'filtered' }, 'refused', 'model.filtered', values);
    case 'quota':
      return failCall({ ...base, outcome: 'refused' }, 'refused', 'model.noBalance', values);
    case 'key':
      return failCall({ ...base, outcome: 'refused' }, 'refused', ...keyRefusal(host, values));
    case 'forbidden':
      return failCall({ ...base, outcome: 'refused' }, 'refused', 'model.forbidden', values);
    case 'notFound':
      return failCall({ ...base, outcome: 'refused' }, 'refused', 'model.notFound', values);
    case 'rateLimited':
      return failCall({ ...transient, outcome: 'rate_limited' }, 'unavailable', 'model.rateLimited', values);
    case 'overloaded':
      return failCall({ ...transient, outcome: 'overloaded' }, 'unavailable', 'model.overloaded', values);
    case 'server':
      return failCall({ ...transient, outcome: 'error' }, 'unavailable', 'model.serverError', values);
    case 'invalid':
      return failCall({ ...base, outcome: 'error' }, 'failed', 'model.invalidRequest', values);
  }
}

function findKind({ status, error }: ToldError): Kind {
  const byType = kinds[error.type] ?? kinds[error.code];
  const isClear = byType !== undefined && byType !== 'invalid' && byType !== 'forbidden';
  if (isClear) return byType;
  const empty =
    /insufficient (?:account )?balance|account balance|current (?:token )?quota|no balance|recharge/i;
  if (status === 402 || (isOneOf(status, [403, 429]) && empty.test(error.message))) return 'quota';
  if (/considered high risk/i.test(error.message)) return 'filtered';
  if (byType !== undefined) return byType;
  if (status === 401) return 'key';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 429) return 'rateLimited';
  if (isOneOf(status, [503, 529]) || /overloaded/i.test(error.message)) return 'overloaded';
  // An event inside a stream has no status: without a type that says otherwise it is the host's own fault.
  if (status === null || status >= 500 || isOneOf(status, [408, 409, 499])) return 'server';
  return 'invalid';
}

function isOneOf(status: number | null, list: readonly number[]): boolean {
  return status !== null && list.includes(status);
}

const regions: Readonly<Record<string, { readonly other: string; readonly provider: string }>> = {
  'api.moonshot.ai': { other: 'api.moonshot.cn', provider: 'moonshot-cn' },
  'api.moonshot.cn': { other: 'api.moonshot.ai', provider: 'moonshot' },
};

/** A key of one of Moonshot's regions is unknown in the other, and nothing in the key tells which it is from. */
function keyRefusal(
  host: Host,
  values: Readonly<Record<string, string | readonly string[]>>,
): [string, typeof values] {
  const region = regions[host.name];
  if (region !== undefined) return ['model.wrongKeyRegion', { ...values, ...region }];
  return [host.key === null ? 'model.keyWanted' : 'model.wrongKey', values];
}
