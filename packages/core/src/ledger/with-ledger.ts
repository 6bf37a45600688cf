import { K2Error, errorText, systemErrorCode, type Note } from '../errors/k2-error.js';
import { callFailureOf } from '../model/call-failure.js';
import type { ModelClient, ModelReply, ModelRequest } from '../model/model-client.js';
import { appendLine, ledgerFile } from './append-line.js';
import { costOf } from './cost.js';
import type { EntryPrice, LedgerEntry, Outcome } from './ledger-entry.js';

export type LedgerOptions = {
  readonly stateFolder: string;
  readonly run: string;
  readonly command: string;
  /** As `projectLabel` gives it. */
  readonly project: string;
  readonly level: number;
  /** Shown as `host` of calls that got no answer. */
  readonly host: string;
  /** The price of a model at this host; null when it is not known. */
  readonly priceOf: (model: string) => EntryPrice | null;
  /** Gets every line, also one that could not be written. */
  readonly onEntry?: (entry: LedgerEntry) => void;
  /** Gets a note when a line could not be written; the reply is given on all the same. */
  readonly onWarning?: (note: Note) => void;
};

type Ending = Pick<LedgerEntry, 'outcome' | 'tokens' | 'served' | 'source' | 'firstTokenMs'> & {
  readonly host: string;
  /** The host surely charged nothing. */
  readonly free: boolean;
  readonly error?: string;
};

/** Writes one line for every call that was sent, however it ends. */
export function withLedger(client: ModelClient, options: LedgerOptions): ModelClient {
  return {
    async complete(request, choices) {
      const startedAt = new Date();
      const start = performance.now();
      let ending: Ending | null = null;
      try {
        const reply = await client.complete(request, choices);
        ending = endingOf(reply);
        return reply;
      } catch (error) {
        ending = endingOfError(error, options.host);
        throw error;
      } finally {
        if (ending !== null) {
          record(
            options,
            makeEntry(options, request, {
              ending,
              startedAt,
              durationMs: Math.round(performance.now() - start),
            }),
          );
        }
      }
    },
  };
}

const outcomes = { stop: 'ok', length: 'length', cut: 'cut', content_filter: 'filtered' } satisfies Record<
  ModelReply['finish'],
  Outcome
>;

function endingOf(reply: ModelReply): Ending {
  const { tokens, served, source, host } = reply;
  return {
    outcome: outcomes[reply.finish],
    tokens,
    served,
    source,
    host,
    firstTokenMs: reply.timing.firstTokenMs,
    free: false,
  };
}

/** Null for an error that came before anything was sent: no call, no line. */
function endingOfError(error: unknown, host: string): Ending | null {
  const failure = callFailureOf(error);
  const base = { source: 'live', firstTokenMs: null, host } as const;
  if (failure !== null && K2Error.is(error)) {
    const { outcome, tokens, served, free, status } = failure;
    return {
      ...base,
      outcome,
      tokens,
      served,
      free,
      error: status === null ? error.id : `${error.id} (HTTP ${status})`,
    };
  }
  if (K2Error.is(error)) return null;
  return { ...base, outcome: 'error', tokens: null, served: null, free: false, error: 'fault' };
}

function makeEntry(
  options: LedgerOptions,
  request: ModelRequest,
  call: { readonly ending: Ending; readonly startedAt: Date; readonly durationMs: number },
): LedgerEntry {
  const { ending, durationMs } = call;
  const { tokens, firstTokenMs, error } = ending;
  const price = options.priceOf(request.model);
  const cost = tokens === null && ending.free ? 0 : costOf(tokens, price);
  const isDollars = price === null || price.currency === 'USD' || cost === 0;
  return {
    v: 1,
    time: call.startedAt.toISOString(),
    run: options.run,
    command: options.command,
    project: options.project,
    level: options.level,
    step: request.step,
    attempt: request.attempt ?? 1,
    model: request.model,
    served: ending.served,
    host: ending.host,
    source: ending.source,
    outcome: ending.outcome,
    tokens,
    costUsd: isDollars ? cost : null,
    ...(isDollars ? {} : { cost }),
    price: price === null ? null : pickPrice(price),
    durationMs,
    firstTokenMs,
    tokensPerSecond: speedOf(tokens?.output ?? null, durationMs, firstTokenMs),
    ...(error === undefined ? {} : { error }),
  };
}

/** Without what a price list says besides. */
function pickPrice({ input, cached, output, currency, asOf }: EntryPrice): EntryPrice {
  return { input, cached, output, currency, asOf };
}

function speedOf(output: number | null, durationMs: number, firstTokenMs: number | null): number | null {
  if (output === null || firstTokenMs === null || durationMs <= firstTokenMs) return null;
  return Math.round((output / (durationMs - firstTokenMs)) * 10_000) / 10;
}

function record(options: LedgerOptions, entry: LedgerEntry): void {
  options.onEntry?.(entry);
  try {
    appendLine(options.stateFolder, entry);
  } catch (error) {
    const reason = systemErrorCode(error) ?? errorText(error);
    const path = `${options.stateFolder}/${ledgerFile}`;
    options.onWarning?.({ id: 'ledger.notWritten', values: { path, reason } });
  }
}
