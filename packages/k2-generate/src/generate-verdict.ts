import {
  type ChangeSet,
  type Judgement,
  K2Error,
  type Locale,
  type Note,
  parseReply,
  planChanges,
  type Proof,
  refuseDeletions,
  type Reply,
  type RunFolder,
  type Verdict,
  withRefusalText,
} from '@k2/core';

/** A candidate that passed: what it changes, what proved it, and what it said besides. */
export type Proven = { readonly changeSet: ChangeSet; readonly verdict: Verdict; readonly notes: string };

/** Reads a reply, places its files, and proves them; whatever stops it goes back to the model in the words of the conversation. */
export async function judgeReply(candidate: {
  readonly text: string;
  readonly candidate: number;
  readonly root: string;
  readonly output: string;
  /** The user's own words. */
  readonly request: string;
  readonly shown: ReadonlyMap<string, string>;
  readonly proof: Proof;
  readonly run: RunFolder;
  /** `--yes` was given, or a person will be shown the diff. */
  readonly mayDelete: boolean;
  readonly locale: Locale;
  readonly phrase: (note: Note) => string;
}): Promise<Judgement<Proven>> {
  const { text, root, output, request, shown, proof, run, phrase } = candidate;
  const name = `candidate-${candidate.candidate}`;
  await run.write(`${name}.reply.md`, text);
  const fail = (why: Note, details: string): Judgement<never> => ({
    ok: false,
    why,
    feedback: [phrase(why), details, phrase({ id: 'generate.sendWhole', values: {} })]
      .filter(Boolean)
      .join('\n\n'),
  });
  let reply: Reply;
  try {
    reply = parseReply(text);
  } catch (error) {
    if (!K2Error.is(error)) throw error;
    return fail({ id: 'generate.unreadable', values: { reason: phrase(error) } }, '');
  }
  if (reply.files.length === 0) return fail({ id: 'generate.noFiles', values: {} }, '');
  const plan = await planChanges(reply, {
    root,
    output,
    allow: [],
    shown,
    request,
    extraRefusals: (changes) => (candidate.mayDelete ? [] : refuseDeletions(changes)),
  });
  if (plan.changeSet === null) {
    const reasons = plan.refusals.map((refusal) => firstLine(phrase(refusal)));
    return fail(
      { id: 'generate.refused', values: { reasons } },
      withRefusalText(plan.refusals, candidate.locale),
    );
  }
  const verdict = await proof.prove(plan.changeSet);
  await run.write(`${name}.checks.json`, `${JSON.stringify(verdict, null, 2)}\n`);
  if (!verdict.ok) {
    const check = verdict.failed?.name ?? '';
    return fail({ id: 'generate.checkFailed', values: { check } }, verdict.failed?.output ?? '');
  }
  return { ok: true, value: { changeSet: plan.changeSet, verdict, notes: notesOf(reply) } };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function notesOf(reply: Reply): string {
  const examples = reply.examples.map(({ language, content }) => `\`\`\`${language}\n${content}\n\`\`\``);
  return [reply.prose.trim(), ...examples].filter((part) => part !== '').join('\n\n');
}
