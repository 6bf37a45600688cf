import {
  type Change,
  type Judgement,
  K2Error,
  type Note,
  parseReply,
  planChanges,
  type Refusal,
  type Reply,
} from '@k2/core';
import { cutOutput } from '../measure/measure-coverage.js';
import type { Measure } from '../measure/summarize-coverage.js';
import { parseSyntax } from '../measure/syntax-tree.js';
import { showRanges, type TestRequest } from './ask-for-tests.js';
import { type Bench, evaluateTest, type Evaluation } from './evaluate-test.js';
import { isTestPlace } from './find-conventions.js';
import { findTests } from './find-tests.js';

/** What a run has gathered so far. The loop owns it; a judgement adds to it. */
export type Progress = {
  kept: readonly Change[];
  measure: Measure;
  readonly evaluations: { readonly path: string; readonly evaluation: Evaluation; readonly why: Note }[];
  readonly refusedReplies: { readonly path: string; readonly why: Note }[];
};

/**
 * Judges one reply: its files must be tests in their place, and each is evaluated by itself; what is good is kept although another is not.
 * The reply passes when its target has reached the goal; else the reasons, and what is still not covered, go back to the model.
 */
export async function judgeTests(
  bench: Bench,
  progress: Progress,
  asked: {
    readonly text: string;
    readonly target: string;
    readonly goal: number;
    readonly request: TestRequest;
    readonly onEvaluated: (path: string, evaluation: Evaluation) => Promise<void>;
  },
): Promise<Judgement<null>> {
  const { target, goal, request } = asked;
  const { phrase } = request;
  const planned = await planTests(bench, asked);
  if (planned.changes === null) {
    progress.refusedReplies.push(...planned.refused);
    return fail(
      phrase,
      planned.refused.map(({ why }) => phrase(why)),
      planned.refused[0]?.why,
    );
  }
  const reasons: string[] = [];
  let why: Note = { id: 'test.belowGoalYet', values: { path: target } };
  for (const change of planned.changes) {
    const { kept, measure: before } = progress;
    const evaluation = await evaluateTest(bench, { change, target, kept, before });
    await asked.onEvaluated(change.path, evaluation);
    if (evaluation.refused !== null || evaluation.measure === null) {
      why = evaluation.refused ?? why;
      const output = evaluation.output === '' ? '' : `\n${cutOutput(evaluation.output, 5000)}`;
      reasons.push(`${phrase(why)}${output}`);
      progress.evaluations.push({ path: change.path, evaluation, why });
      continue;
    }
    const values = {
      path: change.path,
      target,
      before: percentFor(before, target),
      after: percentFor(evaluation.measure, target),
    };
    const gain: Note = { id: 'test.kept', values };
    progress.kept = [...kept.filter((other) => other.path !== change.path), change];
    progress.measure = evaluation.measure;
    progress.evaluations.push({ path: change.path, evaluation, why: gain });
    reasons.push(phrase(gain));
  }
  const file = progress.measure.files.find((item) => item.path === target);
  if (progress.measure.percent >= goal || file === undefined || file.percent >= goal)
    return { ok: true, value: null };
  const left: Note = {
    id: 'test.stillUncovered',
    values: { path: target, lines: showRanges(file.uncovered) },
  };
  return fail(phrase, [...reasons, phrase(left)], why);
}

function percentFor(measure: Measure, path: string): number {
  return measure.files.find((file) => file.path === path)?.percent ?? 0;
}

function fail(
  phrase: (note: Note) => string,
  reasons: readonly string[],
  why: Note | undefined,
): Judgement<never> {
  const order = phrase({ id: 'test.sendAgain', values: {} });
  return {
    ok: false,
    why: why ?? { id: 'test.noTestFile', values: {} },
    feedback: [...reasons.map((reason) => `- ${reason}`), order].join('\n\n'),
  };
}

type Planned =
  | { readonly changes: readonly Change[] }
  | { readonly changes: null; readonly refused: readonly { readonly path: string; readonly why: Note }[] };

async function planTests(
  bench: Bench,
  asked: { readonly text: string; readonly request: TestRequest },
): Promise<Planned> {
  const { request } = asked;
  let reply: Reply;
  try {
    reply = parseReply(asked.text);
  } catch (error) {
    if (!K2Error.is(error) || error.code !== 'gate') throw error;
    return { changes: null, refused: [{ path: '-', why: { id: error.id, values: error.values } }] };
  }
  if (reply.files.length === 0) {
    return { changes: null, refused: [{ path: '-', why: { id: 'test.noTestFile', values: {} } }] };
  }
  const plan = await planChanges(reply, {
    root: bench.copy.root,
    output: '',
    allow: [],
    shown: request.shown,
    extraRefusals: (changes) => refuseOthers(changes, request),
  });
  if (plan.changeSet === null) {
    const refused = plan.refusals.map(({ id, path, values }) => ({
      path,
      why: { id, values: { path, ...values } },
    }));
    return { changes: null, refused };
  }
  return { changes: plan.changeSet.changes };
}

// Tests only, and only where tests live; an edit may add to a test file but not drop a test from it.
async function refuseOthers(changes: readonly Change[], request: TestRequest): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const change of changes) {
    const { path, action } = change;
    const folders = [...new Set([...request.conventions.folders, ...request.conventions.testFolders])];
    if (action === 'delete' || action === 'move')
      refusals.push({ id: 'test.refuse.notATest', path, values: { path } });
    else if (!isTestPlace(path, request.conventions)) {
      const places = folders.map((folder) => `${folder === '' ? '.' : folder}/`).join(', ');
      refusals.push({ id: 'test.refuse.place', path, values: { path, places } });
    } else {
      const dropped = await findDropped(change);
      if (dropped !== null)
        refusals.push({ id: 'test.refuse.drops', path, values: { path, title: dropped } });
    }
  }
  return refusals;
}

async function findDropped(change: Change): Promise<string | null> {
  if (change.before === null || change.after === null) return null;
  const titles = async (bytes: Uint8Array) => {
    const { program } = await parseSyntax(change.path, Buffer.from(bytes).toString('utf8'));
    return findTests(program).map((test) => test.title);
  };
  const after = await titles(change.after);
  return (await titles(change.before)).find((title) => !after.includes(title)) ?? null;
}
