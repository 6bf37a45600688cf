import {
  detectProject,
  K2Error,
  listFiles,
  type ModelClient,
  type Note,
  renderPrompt,
  solve,
  type Solved,
  templateVariables,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { Unreviewed } from '../finding.js';
import type { Found } from '../found.js';
import type { ReviewedFile } from '../scope/reviewed-file.js';
import { anchorFinding } from './anchor-finding.js';
import type { ModelReview } from './ask-model.js';
import { type Batch, planBatches } from './review-task.js';
import { type ModelFinding, readReviewReply } from './review-reply.js';

/** Cap on reasoning and answer together, as for every command. */
const outputCap = 32_768;

/**
 * Asks a model about the files, in as many requests as they need. A host that cannot be reached ends it with what was found so far.
 * @throws K2Error unavailable where an answer is required; refused for a wrong key, no balance or a retired model
 */
export async function consultModel(
  session: Session,
  client: ModelClient,
  files: readonly ReviewedFile[],
  isRequired: boolean,
): Promise<ModelReview> {
  const { batches, leftOut } = planBatches(files);
  const variables = await readVariables(session);
  const model = session.model('code');
  const found = new Map<string, readonly Found[]>();
  const unreviewed: Unreviewed[] = [...leftOut];
  let dropped = 0;
  for (const [index, batch] of batches.entries()) {
    try {
      const solved = await askOnce(session, client, batch, variables, index + 1);
      if (solved.value === null) {
        const failed = solved.candidates.at(-1)?.failed?.id ?? 'review.replyUnreadable';
        return {
          use: { asked: true, used: null, why: 'reply-unusable' },
          found: new Map(),
          unreviewed,
          failed,
        };
      }
      dropped += collect(batch, solved.value, found);
    } catch (error) {
      if (!K2Error.is(error) || error.code !== 'unavailable' || isRequired) throw error;
      const rest = batches.slice(index).flatMap((entry) => entry.files);
      unreviewed.push(...rest.map((file) => ({ path: file.path, why: 'model-unavailable' })));
      return {
        use: { asked: true, used: index === 0 ? null : model, why: 'unavailable', dropped },
        found,
        unreviewed,
      };
    }
  }
  return { use: { asked: true, used: batches.length === 0 ? null : model, dropped }, found, unreviewed };
}

async function askOnce(
  session: Session,
  client: ModelClient,
  batch: Batch,
  variables: Awaited<ReturnType<typeof readVariables>>,
  number: number,
): Promise<Solved<{ readonly findings: readonly ModelFinding[]; readonly invalid: number }>> {
  const { locale, ...project } = variables;
  const messages = await renderPrompt({
    name: 'review',
    locale,
    root: session.root,
    variables: { ...project, files: batch.prompt },
  });
  const solved = await solve({
    client,
    model: session.model('code'),
    messages,
    maxOutputTokens: outputCap,
    repairs: session.config.repairs ?? 2,
    step: 'review',
    signal: session.signal,
    tell: (note) => session.tell('progress', note),
    phrase: (note) => session.text(note, locale),
    judge: async (text) => {
      const value = readReviewReply(text);
      if (value !== null) return { ok: true, value };
      const note = { id: 'review.replyUnreadable', values: {} };
      return {
        ok: false,
        why: note,
        feedback: session.text({ id: 'review.replyFeedback', values: {} }, locale),
      };
    },
  });
  const { run } = session;
  await run.write(`review-${number}.request.json`, `${JSON.stringify(messages, null, 2)}\n`);
  for (const candidate of solved.candidates) {
    await run.write(`review-${number}.reply-${candidate.index}.txt`, candidate.text);
  }
  return solved;
}

async function readVariables(session: Session) {
  const { config, root } = session;
  const facts = await detectProject(
    root,
    await listFiles(root, { signal: session.signal }),
    session.packageRoot,
  );
  const locale = session.promptLocale('');
  const phrase = (note: Note) => session.text(note, locale);
  const variables = templateVariables([{}, config, facts], phrase);
  session.tell('detail', { id: 'prompt.variables', values: variables });
  const requirements = phrase({ id: 'review.prompt.requirements', values: {} });
  return { ...variables, locale, detailed_requirements: requirements };
}

/** Puts each finding at its quote; those without one are dropped and counted. */
function collect(
  batch: Batch,
  reply: { readonly findings: readonly ModelFinding[]; readonly invalid: number },
  found: Map<string, readonly Found[]>,
): number {
  let dropped = reply.invalid;
  for (const finding of reply.findings) {
    const file = batch.files.find((entry) => entry.path === finding.path);
    const anchored = file === undefined ? undefined : anchorFinding(finding, file);
    if (file === undefined || anchored === undefined) dropped += 1;
    else found.set(file.path, [...(found.get(file.path) ?? []), anchored]);
  }
  return dropped;
}
