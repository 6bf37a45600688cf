import type { Metric } from './measure/summarize-coverage.js';

/** Coverage of one file before and after, in percent; `uncovered` are line ranges that still did not run. */
export type FileResult = {
  readonly path: string;
  readonly before: number;
  readonly after: number;
  readonly uncovered: readonly (readonly [number, number])[];
};

/** How many test files came how far. */
export type Funnel = {
  readonly made: number;
  readonly parsed: number;
  readonly passed: number;
  readonly stable: number;
  readonly useful: number;
  readonly kept: number;
};

/** The `result` of k2-test's JSON document. */
export type TestResult = {
  readonly runner: string;
  readonly metric: Metric;
  /** What counted; figures of different providers are never compared. */
  readonly provider: string;
  readonly goal: number;
  readonly before: number;
  readonly after: number;
  readonly files: readonly FileResult[];
  readonly tests: readonly { readonly path: string; readonly kept: boolean; readonly why: string }[];
  readonly funnel: Funnel;
  readonly suspects: readonly {
    readonly file: string;
    readonly line: number;
    readonly test: string;
    readonly message: string;
  }[];
  readonly rounds: number;
  /** Where model-written tests ran; null when none did. */
  readonly sandbox: string | null;
  readonly dryRun: boolean;
};

/** Nothing was asked of a model. */
export const emptyFunnel: Funnel = { made: 0, parsed: 0, passed: 0, stable: 0, useful: 0, kept: 0 };
