import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Change, cleanText, type Note, readRegularFile } from '@k2/core';
import type { Measure } from '../measure/summarize-coverage.js';
import { cutOutput, measureCoverage, type Scope } from '../measure/measure-coverage.js';
import { type CopyFacts, openPlaceInCopy } from '../runner/run-in-copy.js';
import type { Place, Runner } from '../runner/runner.js';
import { checkTestSource } from './check-test-source.js';
import type { ModuleGraph } from './module-graph.js';

/** How far a test came. */
export const stages = ['made', 'parsed', 'passed', 'stable', 'useful'] as const;
type Stage = (typeof stages)[number];

/** What became of one test file. `measure` is the whole scope's with the test; null when it was refused. */
export type Evaluation = {
  readonly stage: Stage;
  readonly refused: Note | null;
  /** What the runner printed, for the model and the run's folder. */
  readonly output: string;
  readonly measure: Measure | null;
};

/** What every test of a run is judged by. */
export type Bench = {
  readonly runner: Runner;
  readonly scope: Scope;
  readonly copy: CopyFacts;
  readonly graph: ModuleGraph;
  readonly repeat: number;
};

/**
 * Judges one test file: its text, then alone `repeat` times, then with the whole suite and what was kept before. It is useful when its target
 * is covered better than before and nothing else worse.
 */
export async function evaluateTest(
  bench: Bench,
  test: {
    readonly change: Change;
    readonly target: string;
    readonly kept: readonly Change[];
    readonly before: Measure;
  },
): Promise<Evaluation> {
  const { change, target } = test;
  const { path } = change;
  const source = Buffer.from(change.after ?? []).toString('utf8');
  const verdict = await checkTestSource({ path, source, target, graph: bench.graph });
  if (verdict.refused !== null) return stop(verdict.parsed ? 'parsed' : 'made', verdict.refused);
  const others = test.kept.filter((other) => other.path !== path);
  const opened = await openPlaceInCopy(bench.copy, [...others, change]);
  try {
    return (await runRepeatedly(bench, opened.place, path)) ?? (await runWithSuite(bench, opened, test));
  } finally {
    await opened.close();
  }
}

function stop(stage: Stage, refused: Note, output = ''): Evaluation {
  return { stage, refused, output, measure: null };
}

async function runRepeatedly(bench: Bench, place: Place, path: string): Promise<Evaluation | null> {
  const { within } = bench.scope;
  const own = within === '' ? path : path.slice(within.length + 1);
  for (let run = 1; run <= bench.repeat; run += 1) {
    const { ok, passed, failures, output } = await bench.runner.runFile(place, own);
    if (ok && passed > 0) continue;
    const values = {
      path,
      run,
      repeat: bench.repeat,
      failures: nameFailures({ failures, output }),
    };
    if (run > 1) return stop('passed', { id: 'test.refuse.flaky', values }, output);
    return stop('parsed', { id: ok ? 'test.refuse.noneRan' : 'test.refuse.fails', values }, output);
  }
  return null;
}

async function runWithSuite(
  bench: Bench,
  opened: { readonly place: Place; readonly copy: { readonly folder: string } },
  test: { readonly change: Change; readonly target: string; readonly before: Measure },
): Promise<Evaluation> {
  const { target, before } = test;
  const { path } = test.change;
  const refuseTouched = (file: string, output: string) =>
    stop('stable', { id: 'test.refuse.changesFiles', values: { path, file } }, output);
  const measured = await measureCoverage(bench.runner, opened.place, bench.scope).catch(
    async (error: unknown) => {
      // A source that was replaced by a pipe or a link cannot even be read: that is the test's doing, not a fault of ours.
      const file = await findTouched(bench, opened.copy.folder);
      if (file === null) throw error;
      return refuseTouched(file, '');
    },
  );
  if ('stage' in measured) return measured;
  const { measure, ...run } = measured;
  if (!run.ok || measure === null) {
    const failures = nameFailures(run);
    return stop('stable', { id: 'test.refuse.breaksSuite', values: { path, failures } }, run.output);
  }
  const touched = await findTouched(bench, opened.copy.folder);
  if (touched !== null) return refuseTouched(touched, run.output);
  const covered = (of: Measure) => of.files.find((file) => file.path === target)?.covered ?? 0;
  if (covered(measure) <= covered(before) || measure.covered < before.covered) {
    return stop(
      'stable',
      { id: 'test.refuse.noGain', values: { path, target, metric: bench.scope.metric } },
      run.output,
    );
  }
  return { stage: 'useful', refused: null, output: cutOutput(run.output, 4000), measure };
}

// A test that rewrites what it is measured by would raise any figure.
async function findTouched(bench: Bench, copyFolder: string): Promise<string | null> {
  for (const path of bench.scope.sources) {
    const [own, copied] = await Promise.all([
      readFile(join(bench.copy.root, path)),
      readRegularFile(join(copyFolder, path)).catch(() => null),
    ]);
    if (copied === null || !own.equals(copied)) return path;
  }
  return null;
}

function nameFailures(run: {
  readonly failures: readonly string[];
  readonly output: string;
}): readonly string[] {
  return (run.failures.length > 0 ? run.failures : [firstError(run.output)]).map(cleanText);
}

// The line of an output that says what went wrong, as far as one can tell.
function firstError(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.find((line) => /\b\w*Error\b[:\s]|^error:/i.test(line)) ?? lines.at(-1) ?? '-';
  return found.slice(0, 300);
}
