import {
  type AppliedChange,
  applyChangeSet,
  type Candidate,
  type CheckResult,
  passGate,
  renderDiff,
  K2Error,
  type Solved,
  solve,
  summarizeChange,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import { askForFiles } from './generate-task.js';
import { judgeReply, type Proven } from './generate-verdict.js';
import { openProjectProof } from './open-project-proof.js';
import { readProject } from './read-project.js';

/** What k2-generate is asked. What is not given comes from the configuration, then from the project. */
export type GenerateOptions = {
  readonly prompt: string;
  readonly output?: string | undefined;
  readonly context?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly domain?: string | undefined;
  readonly standard?: string | undefined;
  readonly check?: readonly string[] | undefined;
  readonly repairs?: number | undefined;
};

/** The `result` of k2-generate's JSON document. */
export type GenerateResult = {
  readonly files: readonly Pick<AppliedChange, 'path' | 'action' | 'from' | 'added' | 'removed'>[];
  readonly candidates: readonly {
    readonly index: number;
    readonly model: string;
    readonly ok: boolean;
    readonly failed?: string;
    readonly score: number;
  }[];
  readonly chosen: number | null;
  readonly repairs: number;
  readonly escalations: number;
  readonly checks: readonly Omit<CheckResult, 'output'>[];
  /** Written languages nothing here can check. */
  readonly notChecked: readonly string[];
  readonly sandbox: string | null;
  readonly run: string;
  readonly dryRun: boolean;
  /** What the reply said around its files: the usage example and the performance analysis. */
  readonly notes: string;
};

const outputCap = 32_768;

/**
 * Asks for files, proves each candidate in a sandboxed copy, and lets the first that passes land in one transaction.
 * @throws K2Error gate when none passed or the user declined; the project is then as it was
 */
export async function generate(session: Session, options: GenerateOptions): Promise<GenerateResult> {
  const { root, run, signal } = session;
  const project = await readProject(session, options);
  const client = await session.client();
  const task = await askForFiles(session, { ...options, ...project });
  await run.write('request.json', `${JSON.stringify(task.messages, null, 2)}\n`);
  const proof = await openProjectProof(session, { ...project, given: options.check ?? [] });
  try {
    const shown = new Map(project.context.files.map((file) => [file.path, file.sha256]));
    const solved = await solve<Proven>({
      client,
      model: session.model('code'),
      messages: task.messages,
      maxOutputTokens: outputCap,
      repairs: options.repairs ?? session.config.repairs ?? 2,
      step: 'generate',
      signal,
      tell: (note) => session.tell('progress', note),
      phrase: task.phrase,
      judge: (text, candidate) =>
        judgeReply({
          text,
          candidate,
          root,
          output: project.output,
          request: options.prompt,
          shown,
          proof,
          run,
          mayDelete: session.assumesYes || session.isInteractive,
          locale: task.locale,
          phrase: task.phrase,
        }),
    });
    const result = await land(session, solved);
    await run.write('receipt.json', `${JSON.stringify(result, null, 2)}\n`);
    return result;
  } finally {
    await proof.close();
  }
}

async function land(session: Session, solved: Solved<Proven>): Promise<GenerateResult> {
  const { run, signal } = session;
  const base: GenerateResult = {
    files: [],
    candidates: solved.candidates.map((candidate) => describeCandidate(session, candidate)),
    chosen: solved.chosen,
    repairs: solved.repairs,
    escalations: 0,
    checks: [],
    notChecked: [],
    sandbox: null,
    run: run.id,
    dryRun: session.isDryRun,
    notes: '',
  };
  if (solved.value === null) {
    const why = base.candidates.at(-1)?.failed ?? '';
    throw new K2Error('gate', 'generate.nonePassed', { why, folder: run.folder }, { result: base });
  }
  const { changeSet, verdict, notes } = solved.value;
  const count = changeSet.changes.length;
  const writes = !session.isDryRun && count > 0;
  if (count > 0 && (session.isDryRun || session.isInteractive)) session.show(await renderDiff(changeSet));
  if (writes && !(await session.confirm({ id: 'generate.ask', values: { count } }))) {
    throw new K2Error('gate', 'generate.declined', {}, { result: { ...base, chosen: null } });
  }
  const verified = passGate(changeSet, verdict);
  const files = writes
    ? await applyChangeSet(verified, { journal: run.journal, signal })
    : await Promise.all(changeSet.changes.map(summarizeChange));
  return {
    ...base,
    files: files.map(({ path, action, from, added, removed }) => ({
      path,
      action,
      ...(from !== undefined && { from }),
      added,
      removed,
    })),
    checks: verdict.checks.map(({ output: _, ...check }) => check),
    notChecked: verdict.notChecked,
    sandbox: verdict.sandbox,
    notes,
  };
}

function describeCandidate(session: Session, candidate: Candidate): GenerateResult['candidates'][number] {
  const { index, model, ok, failed } = candidate;
  return {
    index,
    model,
    ok,
    ...(failed !== undefined && { failed: session.text(failed) }),
    score: ok ? 1 : 0,
  };
}
