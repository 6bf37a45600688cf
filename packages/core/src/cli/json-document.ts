import { exitCodes, type K2Error } from '../errors/k2-error.js';
import type { Usage } from '../ledger/usage.js';

/** What every document says about its run. */
export type RunFacts = {
  readonly command: string;
  readonly version: string;
  readonly run: string | null;
  readonly usage: Usage;
};

export type SuccessDocument = { readonly ok: true; readonly result: unknown } & RunFacts;

export type FailureDocument = {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly exit: number;
    readonly message: string;
    readonly hint?: string;
  };
  readonly result?: unknown;
} & RunFacts;

/** The one JSON document of a run that did what was asked. */
export function successDocument(facts: RunFacts, result: unknown): SuccessDocument {
  return {
    ok: true,
    command: facts.command,
    version: facts.version,
    run: facts.run,
    result,
    usage: facts.usage,
  };
}

/** The one JSON document of a run that did not; a gate's answer carries its result too. */
export function failureDocument(
  facts: RunFacts,
  error: K2Error,
  text: { readonly message: string; readonly hint: string | undefined },
): FailureDocument {
  return {
    ok: false,
    command: facts.command,
    version: facts.version,
    run: facts.run,
    error: {
      code: error.code,
      exit: exitCodes[error.code],
      message: text.message,
      ...(text.hint !== undefined && { hint: text.hint }),
    },
    ...(error.result !== undefined && { result: error.result }),
    usage: facts.usage,
  };
}
