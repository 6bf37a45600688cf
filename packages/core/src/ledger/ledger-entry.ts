import type { TokenCounts } from '../model/model-client.js';

/** How one call ended. */
export type Outcome =
  | 'ok'
  | 'cut'
  | 'length'
  | 'filtered'
  | 'refused'
  | 'rate_limited'
  | 'overloaded'
  | 'error'
  | 'aborted';

/** The price list a call was counted with, per million tokens. */
export type EntryPrice = {
  readonly input: number;
  readonly cached: number | null;
  readonly output: number;
  readonly currency: 'USD' | 'CNY';
  readonly asOf: string;
};

/** One call, as a line of `usage.jsonl`; retries are lines of their own. */
export type LedgerEntry = {
  readonly v: 1;
  /** When it began, ISO 8601 in UTC. */
  readonly time: string;
  readonly run: string;
  readonly command: string;
  /** Folder name, `-`, 8 hex digits of its path's hash. */
  readonly project: string;
  readonly level: number;
  readonly step: string;
  readonly attempt: number;
  readonly model: string;
  readonly served: string | null;
  readonly host: string;
  /** Only `live` is spend. */
  readonly source: 'live' | 'cache' | 'replay';
  readonly outcome: Outcome;
  /** Null when the host told none. */
  readonly tokens: TokenCounts | null;
  /** What the tokens cost at the price below, whatever the source; null when tokens or price are not known, or the price is in CNY. */
  readonly costUsd: number | null;
  /** The cost in `price.currency`, where that is not USD. */
  readonly cost?: number | null;
  readonly price: EntryPrice | null;
  readonly durationMs: number;
  readonly firstTokenMs: number | null;
  /** Output tokens, reasoning included, by the time from the first delta to the end. */
  readonly tokensPerSecond: number | null;
  /** The id of the error and the HTTP status; never text of the host. */
  readonly error?: string;
};

/** How the work of a run ended; a later line of the same run amends an earlier one. */
export type VerdictEntry = {
  readonly v: 1;
  readonly kind: 'verdict';
  readonly time: string;
  readonly run: string;
  readonly command: string;
  readonly level: number;
  readonly ok: boolean;
  readonly corrected?: boolean;
};
