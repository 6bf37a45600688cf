import type { Change, ChangeSet } from '../changes/change-set.js';
import { findSandbox } from './find-sandbox.js';
import { findNotChecked } from './not-checked.js';
import { parseFiles } from './parse-files.js';
import { makeCopy } from './proof-copy.js';
import { runCheck } from './run-check.js';
import { sweepCopies } from './sweep-copies.js';
import type { Check, CheckResult, Verdict } from './verdict.js';

/** What is running, for a progress line. `index` counts from 1. */
export type ProofProgress = {
  readonly phase: 'baseline' | 'proof';
  readonly check: string;
  readonly index: number;
  readonly count: number;
};

/** A place where change sets are proven. */
export type Proof = {
  /** `bubblewrap`, …, or null when the project has no check to run. */
  readonly sandbox: string | null;
  /** What the checks say about the untouched project; run once, at the first call (which may be long before the first candidate). */
  readonly baseline: () => Promise<readonly CheckResult[]>;
  /** Parses what was written, then runs the checks in order and stops at the first failure that did not fail before. */
  readonly prove: (changeSet: ChangeSet) => Promise<Verdict>;
  /** Ends what runs and removes every copy. */
  readonly close: () => Promise<void>;
};

const defaultTimeoutMs = 300_000;
const leastTimeoutMs = 60_000;

/**
 * Opens a place to prove changes of a project in. `files` are the project's listed files; `checks` come from `detectChecks`, read before the
 * model wrote. A check of a candidate may take ten times what it took on the untouched copy (at least 60 s, at most `timeoutMs`, default 300 s).
 * Throws K2Error `sandbox` when there are checks and no sandbox, before anything was asked of a model.
 */
export async function openProof(project: {
  readonly root: string;
  readonly packageRoot: string;
  readonly files: readonly string[];
  readonly checks: readonly Check[];
  readonly unsafe: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ProofProgress) => void;
  readonly timeoutMs?: number;
}): Promise<Proof> {
  const sandbox = project.checks.length === 0 ? null : await findSandbox({ unsafe: project.unsafe });
  const closed = new AbortController();
  const signal =
    project.signal === undefined ? closed.signal : AbortSignal.any([project.signal, closed.signal]);
  const timeoutMs = project.timeoutMs ?? defaultTimeoutMs;
  const running = new Set<Promise<unknown>>();
  let baselineRun: Promise<readonly CheckResult[]> | undefined;
  if (sandbox !== null) await sweepCopies();

  /** Runs checks in a fresh copy; `judge` turns each result into what is reported and says whether to go on. */
  async function runChecks(
    phase: ProofProgress['phase'],
    changes: readonly Change[],
    limitOf: (check: Check) => number,
    judge: (result: CheckResult) => { readonly result: CheckResult; readonly goOn: boolean },
  ): Promise<readonly CheckResult[]> {
    if (sandbox === null) return [];
    const copy = await makeCopy({ ...project, changes, form: sandbox.dependencies, signal });
    const results: CheckResult[] = [];
    try {
      for (const [position, check] of project.checks.entries()) {
        project.onProgress?.({ phase, check: check.name, index: position + 1, count: project.checks.length });
        const ended = await runCheck(check, { copy, sandbox, signal, timeoutMs: limitOf(check) });
        const { result, goOn } = judge(ended);
        results.push(result);
        if (!goOn) break;
      }
      return results;
    } finally {
      await copy.remove();
    }
  }

  function baseline(): Promise<readonly CheckResult[]> {
    baselineRun ??= track(
      runChecks(
        'baseline',
        [],
        () => timeoutMs,
        (result) => ({ result, goOn: true }),
      ),
    );
    return baselineRun;
  }

  async function prove(changeSet: ChangeSet): Promise<Verdict> {
    const { changes } = changeSet;
    const parsed = await parseFiles(changes, signal);
    const parseChecks = changes.some((change) => change.after !== null) ? [parsed.result] : [];
    if (!parsed.result.ok && parsed.result.failedBefore !== true) {
      const notChecked = findNotChecked(changes, project.checks, [], parsed.notParsed);
      return { ok: false, checks: parseChecks, failed: parsed.result, sandbox: null, notChecked };
    }
    const before = await baseline();
    const sameBefore = (name: string): CheckResult | undefined =>
      before.find((result) => result.name === name);
    let failed: CheckResult | undefined;
    const results = await runChecks(
      'proof',
      changes,
      (check) => limitAfter(sameBefore(check.name)),
      (result) => {
        if (result.ok) return { result, goOn: true };
        if (sameBefore(result.name)?.ok === false)
          return { result: { ...result, failedBefore: true }, goOn: true };
        failed = result;
        return { result, goOn: false };
      },
    );
    return {
      ok: failed === undefined,
      checks: [...parseChecks, ...results],
      ...(failed && { failed }),
      sandbox: sandbox?.name ?? null,
      notChecked: findNotChecked(changes, project.checks, before, parsed.notParsed),
    };
  }

  function limitAfter(before: CheckResult | undefined): number {
    return Math.min(timeoutMs, Math.max(leastTimeoutMs, 10 * (before?.ms ?? timeoutMs)));
  }

  function track<Value>(work: Promise<Value>): Promise<Value> {
    running.add(work);
    const forget = (): void => void running.delete(work);
    work.then(forget, forget);
    return work;
  }

  return {
    sandbox: sandbox?.name ?? null,
    baseline,
    prove: (changeSet) => track(prove(changeSet)),
    close: async () => {
      closed.abort();
      await Promise.allSettled(running);
    },
  };
}
