import {
  type Judgement,
  K2Error,
  type Locale,
  type ModelClient,
  type ModelMessage,
  type Note,
  type ProjectFacts,
  renderPrompt,
  type RunFolder,
  solve,
  templateVariables,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { Batch } from './docs-batches.js';
import { readDocsReply } from './docs-reply.js';
import type { DocText } from './doc-text.js';
import type { SymbolFact } from './symbol-facts.js';

/** What a model wrote, by symbol id, and the headings of its reply that name no symbol that was asked for. */
export type Written = { readonly docs: ReadonlyMap<string, DocText>; readonly unknown: readonly string[] };

const outputCap = 32_768;
const repairs = 1;

/**
 * Asks for the prose of a batch in one language. Symbols a reply leaves out are asked for once more; those still missing go without.
 * @throws K2Error gate when no reply described any symbol
 */
export async function askForProse(
  session: Session,
  task: {
    readonly client: ModelClient;
    readonly model: string;
    readonly run: RunFolder;
    readonly project: ProjectFacts;
    readonly batch: Batch;
    readonly locale: Locale;
    /** Names the batch in the run's folder and the ledger: `docs-zh-TW-2`. */
    readonly name: string;
  },
): Promise<Written> {
  const { batch, locale, name, run } = task;
  const phrase = (note: Note) => session.text(note, locale);
  const messages = await renderRequest(session, task, phrase);
  await run.write(`${name}.request.json`, `${JSON.stringify(messages, null, 2)}\n`);
  const asked = batch.symbols.map((symbol) => symbol.id);
  const docs = new Map<string, DocText>();
  const unknown = new Set<string>();
  const judge = async (text: string, candidate: number): Promise<Judgement<true>> => {
    await run.write(`${name}.candidate-${candidate}.reply.md`, text);
    const reply = readDocsReply(text, asked);
    for (const [id, doc] of reply.docs) if (!docs.has(id)) docs.set(id, doc);
    for (const heading of reply.unknown) unknown.add(heading);
    const missing = asked.filter((id) => !docs.has(id));
    if (missing.length === 0) return { ok: true, value: true };
    const why: Note =
      docs.size === 0
        ? { id: 'docs.noSections', values: {} }
        : { id: 'docs.missing', values: { count: missing.length } };
    const list = missing.map((id) => `- ${id}`).join('\n');
    return {
      ok: false,
      why,
      feedback: `${phrase(why)}\n${phrase({ id: 'docs.askAgain', values: {} })}\n\n${list}`,
    };
  };
  const solved = await solve({
    client: task.client,
    model: task.model,
    messages,
    maxOutputTokens: outputCap,
    repairs,
    step: name,
    signal: session.signal,
    tell: (note) => session.tell('progress', note),
    phrase,
    judge,
  });
  if (docs.size === 0) {
    const failed = solved.candidates.at(-1)?.failed;
    throw new K2Error('gate', 'docs.noProse', {
      why: failed === undefined ? '' : session.text(failed),
      folder: run.folder,
    });
  }
  return { docs, unknown: [...unknown] };
}

async function renderRequest(
  session: Session,
  task: { readonly project: ProjectFacts; readonly batch: Batch; readonly locale: Locale },
  phrase: (note: Note) => string,
): Promise<readonly ModelMessage[]> {
  const { config } = session;
  const { project, batch, locale } = task;
  const variables = templateVariables([{}, config, project], phrase);
  const documentLanguage = phrase({ id: `docs.language.${locale}`, values: {} });
  session.tell('detail', { id: 'prompt.variables', values: variables });
  const tags = batch.symbols.map((symbol) => `- ${symbol.id}: ${tagsOf(symbol).join(', ') || '—'}`);
  return renderPrompt({
    name: 'docs',
    locale,
    root: session.root,
    variables: {
      ...variables,
      detailed_requirements: `${phrase({ id: 'docs.requirements', values: { documentLanguage } })}\n\n${tags.join('\n')}`,
      documentLanguage,
      ids: batch.symbols.map((symbol) => symbol.id),
      files: batch.files,
    },
  });
}

/** The tags a symbol can truthfully take. */
function tagsOf(symbol: SymbolFact): readonly string[] {
  const returns = symbol.returns !== null && !symbol.returns.isVoid;
  return [
    ...symbol.parameters.map((parameter) => `@param ${parameter.name.replace(/^\.{3}/, '')}`),
    ...symbol.members.map((member) => `@property ${member.name}`),
    ...(returns ? ['@returns'] : []),
    ...symbol.throws.map((name) => `@throws ${name}`),
  ];
}
