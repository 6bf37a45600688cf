import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import {
  detectProject,
  findProjectRoot,
  K2Error,
  listFiles,
  missingDependencies,
  pathInside,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { Metric } from './measure/summarize-coverage.js';
import { selectSources } from './measure/select-sources.js';
import { measureCoverage, requireGreen } from './measure/measure-coverage.js';
import { reachGoal } from './reach-goal.js';
import { checkReportPath, writeReport } from './report/write-report.js';
import { detectRunner } from './runner/detect-runner.js';
import { openPlaceInPlace } from './runner/run-in-place.js';
import type { RunnerName } from './runner/runner.js';
import { emptyFunnel, type TestResult } from './test-result.js';

export type TestOptions = {
  readonly coverage?: number | undefined;
  readonly metric?: Metric | undefined;
  readonly target?: string | undefined;
  readonly runner?: RunnerName | undefined;
  readonly repeat?: number | undefined;
  readonly report?: string | undefined;
  readonly measure: boolean;
};

/**
 * Measures the target's coverage and, below the goal, has tests written until it is reached.
 * @throws K2Error gate with the result when the suite is red or the goal is missed; what was kept has landed all the same
 */
export async function test(session: Session, options: TestOptions): Promise<TestResult> {
  const { config, root, signal } = session;
  const report =
    options.report === undefined
      ? null
      : checkReportPath(resolve(session.cwd, options.report), options.report);
  const goal = options.coverage ?? config.test?.coverage ?? 80;
  const metric = options.metric ?? config.test?.metric ?? 'lines';
  const { target, packageRoot } = await findTarget(session, options.target);
  const within = relative(root, packageRoot).split(sep).join('/');
  const files = await listFiles(root, { signal });
  const sources = selectSources(files, target, within);
  const inPackage = files.filter((path) => within === '' || path.startsWith(`${within}/`));
  const missing = await missingDependencies(packageRoot);
  if (missing !== null) throw new K2Error('usage', 'project.notInstalled', missing);
  const runner = await detectRunner({
    packageRoot,
    files: inPackage,
    given: options.runner ?? config.test?.runner,
  });
  const scope = { sources, within, metric };
  session.tell('detail', {
    id: 'test.using',
    values: { runner: runner.name, provider: runner.provider, count: sources.length },
  });
  session.tell('progress', { id: 'test.measuring', values: { runner: runner.name } });
  const { place, close } = openPlaceInPlace({
    folder: packageRoot,
    environment: session.environment,
    signal,
  });
  const measured = await measureCoverage(runner, place, scope).finally(close);
  const now = requireGreen(measured, 'test.red');
  const measuredOnly: TestResult = {
    runner: runner.name,
    metric,
    provider: runner.provider,
    goal,
    before: now.percent,
    after: now.percent,
    files: now.files.map(({ path, percent, uncovered }) => ({
      path,
      before: percent,
      after: percent,
      uncovered,
    })),
    tests: [],
    funnel: emptyFunnel,
    suspects: [],
    rounds: 0,
    sandbox: null,
    dryRun: session.isDryRun,
  };
  const finish = async (result: TestResult, isGate: boolean): Promise<TestResult> => {
    if (session.requireModel && result.rounds === 0 && session.whyNoModel() !== null) await session.client();
    if (report !== null) await writeReport(report, result, session);
    if (isGate && result.after < goal) throw belowGoal(result);
    return result;
  };
  // Without a goal of the user's own a measurement is only a measurement.
  if (options.measure) return finish(measuredOnly, (options.coverage ?? config.test?.coverage) !== undefined);
  if (now.percent >= goal) return finish(measuredOnly, true);
  const project = await detectProject(root, files, packageRoot);
  const bench = { runner, scope, files, packageRoot, repeat: options.repeat ?? config.test?.repeat ?? 5 };
  return reachGoal(session, { ...bench, goal, project, finish });
}

function belowGoal(result: TestResult): K2Error {
  const { after, goal, metric, tests } = result;
  const refused = tests.filter((item) => !item.kept).map((item) => item.why);
  const id = tests.length === 0 ? 'test.belowGoal' : 'test.goalMissed';
  return new K2Error('gate', id, { after, goal, metric, why: refused.at(-1) ?? '-' }, { result });
}

async function findTarget(
  session: Session,
  given: string | undefined,
): Promise<{ readonly target: string; readonly packageRoot: string }> {
  if (given === undefined) {
    const own = relative(session.root, session.packageRoot).split(sep).join('/');
    return { target: own, packageRoot: session.packageRoot };
  }
  const target = pathInside(session, 'target', given).replace(/\/$/, '');
  const path = join(session.root, target);
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new K2Error('usage', 'test.targetMissing', { target: given });
  const folder = facts.isDirectory() ? path : join(path, '..');
  const found = await findProjectRoot(folder);
  // A target in a package of its own is tested by that package.
  return { target, packageRoot: found.packageRoot };
}
