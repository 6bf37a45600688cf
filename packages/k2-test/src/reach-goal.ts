import {
  applyChangeSet,
  type ChangeSet,
  findSandbox,
  K2Error,
  passGate,
  type ProjectFacts,
  renderDiff,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import { type Bench, stages } from './candidate/evaluate-test.js';
import type { Progress } from './candidate/judge-tests.js';
import { openModuleGraph } from './candidate/module-graph.js';
import type { Measure } from './measure/summarize-coverage.js';
import { measureCoverage, requireGreen, type Scope } from './measure/measure-coverage.js';
import { type CopyFacts, openPlaceInCopy } from './runner/run-in-copy.js';
import type { Runner } from './runner/runner.js';
import type { Funnel, TestResult } from './test-result.js';
import { writeTests } from './write-tests.js';

/** What is known when the goal turns out not to be reached yet. */
export type GoalTask = {
  readonly runner: Runner;
  readonly scope: Scope;
  readonly files: readonly string[];
  readonly packageRoot: string;
  readonly project: ProjectFacts;
  readonly goal: number;
  readonly repeat: number;
  readonly finish: (result: TestResult, isGate: boolean) => Promise<TestResult>;
};

// The first run decides how patient the later ones are.
const firstRunMs = 600_000;
const leastMs = 60_000;

/**
 * Has tests written in sandboxed copies, and lets the proven ones land in one transaction at the end: also when the goal was missed or the host
 * gave up on the way, never after an interrupt. Coverage before and after comes from the same place and the same provider.
 */
export async function reachGoal(session: Session, task: GoalTask): Promise<TestResult> {
  const { runner, scope, files, packageRoot, goal } = task;
  const { root, signal, run } = session;
  const client = await session.client();
  const sandbox = await findSandbox({ unsafe: session.unsafeNoSandbox });
  const graph = openModuleGraph({ root, files, packageName: task.project.manifest?.name ?? null });
  const copy: CopyFacts = { root, packageRoot, files, sandbox, signal, timeoutMs: firstRunMs };
  const { before, ms } = await measureUntouched(runner, copy, scope);
  const patient = { ...copy, timeoutMs: Math.max(leastMs, ms * 5) };
  const bench: Bench = { runner, scope, graph, repeat: task.repeat, copy: patient };
  const progress: Progress = { kept: [], measure: before, evaluations: [], refusedReplies: [] };
  const conclude = async (rounds: number): Promise<TestResult> => {
    const result = summarize(session, task, { before, progress, rounds, sandbox: sandbox.name });
    await land(session, { progress, sandbox: sandbox.name, result });
    return result;
  };
  let rounds: number;
  try {
    const { project } = task;
    ({ rounds } = await writeTests(session, bench, { client, run, project, files, goal, before }, progress));
  } catch (error) {
    if (signal.aborted || progress.kept.length === 0) throw error;
    // What was proven and paid for is not thrown away because the host gave up later.
    session.tell('warning', {
      id: 'test.keptBeforeFailure',
      values: { files: progress.kept.map((change) => change.path) },
    });
    await conclude(0);
    throw error;
  }
  return task.finish(await conclude(rounds), true);
}

async function measureUntouched(
  runner: Runner,
  copy: CopyFacts,
  scope: Scope,
): Promise<{ readonly before: Measure; readonly ms: number }> {
  const opened = await openPlaceInCopy(copy, []);
  try {
    const startedAt = performance.now();
    const measured = await measureCoverage(runner, opened.place, scope);
    return { before: requireGreen(measured, 'test.redInSandbox'), ms: performance.now() - startedAt };
  } finally {
    await opened.close();
  }
}

async function land(
  session: Session,
  work: { readonly progress: Progress; readonly sandbox: string; readonly result: TestResult },
): Promise<void> {
  const { run } = session;
  const { progress, sandbox, result } = work;
  await run.write('receipt.json', `${JSON.stringify(result, null, 2)}\n`);
  if (progress.kept.length === 0) return;
  session.signal.throwIfAborted();
  const changeSet: ChangeSet = { root: session.root, changes: progress.kept };
  // Each kept test passed alone and with the whole suite and all tests kept before it.
  const checks = [{ name: 'test', command: result.runner, ok: true, ms: 0, output: '' }];
  const verified = passGate(changeSet, { ok: true, checks, sandbox, notChecked: [] });
  if (session.isDryRun) return session.show(await renderDiff(changeSet));
  await applyChangeSet(verified, { journal: run.journal, signal: session.signal });
}

function summarize(
  session: Session,
  task: GoalTask,
  work: {
    readonly before: Measure;
    readonly progress: Progress;
    readonly rounds: number;
    readonly sandbox: string;
  },
): TestResult {
  const { before, progress } = work;
  const earlier = new Map(before.files.map((file) => [file.path, file.percent]));
  const say = (why: { readonly id: string; readonly values: K2Error['values'] }) => session.text(why);
  return {
    runner: task.runner.name,
    metric: task.scope.metric,
    provider: task.runner.provider,
    goal: task.goal,
    before: before.percent,
    after: progress.measure.percent,
    files: progress.measure.files.map(({ path, percent, uncovered }) => ({
      path,
      before: earlier.get(path) ?? 0,
      after: percent,
      uncovered,
    })),
    tests: [
      ...progress.refusedReplies.map(({ path, why }) => ({ path, kept: false, why: say(why) })),
      ...progress.evaluations.map(({ path, why, evaluation }) => ({
        path,
        kept: evaluation.refused === null,
        why: say(why),
      })),
    ],
    funnel: countFunnel(progress),
    suspects: [],
    rounds: work.rounds,
    sandbox: work.sandbox,
    dryRun: session.isDryRun,
  };
}

function countFunnel({ evaluations, kept }: Progress): Funnel {
  const reached = (stage: (typeof stages)[number]) =>
    evaluations.filter(({ evaluation }) => stages.indexOf(evaluation.stage) >= stages.indexOf(stage)).length;
  return {
    made: evaluations.length,
    parsed: reached('parsed'),
    passed: reached('passed'),
    stable: reached('stable'),
    useful: reached('useful'),
    kept: kept.length,
  };
}
