import type { TokenCounts } from '../model/model-client.js';
import type { LedgerEntry } from './ledger-entry.js';

/** The `usage` of a JSON document. */
export type Usage = {
  /** Requests sent, retries included. */
  readonly calls: number;
  /** What hosts told, added up; null when none told any. */
  readonly tokens: TokenCounts | null;
  /** What was spent. Replayed and cached replies cost nothing; null when the cost of a live call is not known. */
  readonly costUsd: number | null;
  /** Time spent in calls, in milliseconds. */
  readonly durationMs: number;
};

/** Adds up the calls of a run. */
export function sumUsage(entries: readonly LedgerEntry[]): Usage {
  let tokens: TokenCounts | null = null;
  let costUsd: number | null = 0;
  let durationMs = 0;
  for (const entry of entries) {
    tokens = addTokens(tokens, entry.tokens);
    durationMs += entry.durationMs;
    if (entry.source !== 'live') continue;
    costUsd = costUsd === null || entry.costUsd === null ? null : costUsd + entry.costUsd;
  }
  // Adding cents in floating point leaves crumbs in the last digits.
  const rounded = costUsd === null ? null : Math.round(costUsd * 1e10) / 1e10;
  return { calls: entries.length, tokens, costUsd: rounded, durationMs };
}

function addTokens(left: TokenCounts | null, right: TokenCounts | null): TokenCounts | null {
  if (left === null || right === null) return left ?? right;
  return {
    input: left.input + right.input,
    cached: left.cached + right.cached,
    output: left.output + right.output,
    reasoning: left.reasoning + right.reasoning,
  };
}
