import { cleanText, K2Error } from '@k2/core';
import { type Measure, type Metric, summarizeCoverage } from './summarize-coverage.js';
import type { Place, Runner, SuiteRun } from '../runner/runner.js';

/** What is measured: paths relative to the project's root; `within` is the package's folder there, or the empty text. */
export type Scope = { readonly sources: readonly string[]; readonly within: string; readonly metric: Metric };

/**
 * Runs the whole suite once and adds up the coverage of the sources.
 * `measure` is null when the run left no report, as after a crash of the runner.
 */
export async function measureCoverage(
  runner: Runner,
  place: Place,
  scope: Scope,
): Promise<SuiteRun & { readonly measure: Measure | null }> {
  const { sources, within, metric } = scope;
  const own = within === '' ? sources : sources.map((path) => path.slice(within.length + 1));
  const { coverage, ...run } = await runner.runSuite(place, own);
  if (coverage === null) return { ...run, measure: null };
  const measure = summarizeCoverage(coverage, metric);
  const files = measure.files.map((file) => ({
    ...file,
    path: within === '' ? file.path : `${within}/${file.path}`,
  }));
  return { ...run, measure: { ...measure, files } };
}

/**
 * The measure of a suite that has to be green.
 * @throws K2Error gate naming the tests that failed
 */
export function requireGreen(
  run: SuiteRun & { readonly measure: Measure | null },
  id: 'test.red' | 'test.redInSandbox',
): Measure {
  if (run.ok && run.measure !== null) return run.measure;
  const failures = run.failures.length > 0 ? run.failures : [cutOutput(run.output, 1200)];
  throw new K2Error('gate', id, { failures: failures.slice(0, 20).map(cleanText), count: failures.length });
}

/** A program's output cut to its beginning and its end, where what matters stands. */
export function cutOutput(output: string, characters: number): string {
  const text = output.trim();
  if (text.length <= characters) return text;
  const head = Math.floor(characters / 3);
  return `${text.slice(0, head)}\n[…]\n${text.slice(text.length - (characters - head))}`;
}
