import type { testRunners } from '@k2/core';
import type { CoverageMap } from 'istanbul-lib-coverage';

/** The runners this version drives. */
export type RunnerName = (typeof testRunners)[number];

/** How a program ended; standard output and error together. `exitCode` is null when a signal or a limit ended it. */
export type Ended = { readonly exitCode: number | null; readonly output: string };

/**
 * Where a suite runs: in place with the user's own environment, or in a throw-away copy inside the sandbox.
 * Runners only name programs; how they are started is the place's business.
 */
export type Place = {
  /** The package's folder, absolute. */
  readonly folder: string;
  /** A writable folder for reports that is no part of the project, absolute; each call gives a new one. */
  readonly makeReportFolder: () => Promise<string>;
  readonly execute: (
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
  ) => Promise<Ended>;
};

/** What a run of the whole suite, or of one file, said. */
export type SuiteRun = {
  readonly ok: boolean;
  /** Full names of the tests that failed; the file's name where no test could run. */
  readonly failures: readonly string[];
  /** How many tests passed. */
  readonly passed: number;
  readonly output: string;
};

/** A test runner of one project. Paths are relative to the package's folder. */
export type Runner = {
  readonly name: RunnerName;
  /** What counted: figures of different providers are never compared. */
  readonly provider: string;
  /** The whole suite with coverage of the sources; null coverage when the run wrote no report. */
  readonly runSuite: (
    place: Place,
    sources: readonly string[],
  ) => Promise<SuiteRun & { readonly coverage: CoverageMap | null }>;
  /** One test file, without coverage. */
  readonly runFile: (place: Place, path: string) => Promise<SuiteRun>;
};
