import { detectProject } from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { ClaimCounts } from './check-doc.js';
import { type Batch, planBatches, type Wanted } from './docs-batches.js';
import type { Cut } from './docs-result.js';
import { askForProse } from './docs-task.js';
import { hasProse } from './doc-text.js';
import { anchorOf } from './page-paths.js';
import { keepProse, type OpenSet, targetFinder } from './page-set.js';
import type { SymbolDoc } from './render-symbol.js';
import { readSourceDoc, settleDoc } from './settle-doc.js';
import type { ModuleFacts, SymbolFact } from './symbol-facts.js';

/** What is said on the pages of one language, all of it checked. */
export type SaidInSet = {
  readonly set: OpenSet;
  readonly docs: ReadonlyMap<string, SymbolDoc>;
  /** Who wrote the prose of a module's page; null when no model did. */
  readonly modelOf: (module: ModuleFacts) => string | null;
};

/** All that is said, and what it was held against. */
export type Gathered = {
  readonly said: readonly SaidInSet[];
  readonly claims: readonly ClaimCounts[];
  readonly cut: readonly Cut[];
  readonly unknownSections: number;
  /** The model that was asked in this run. */
  readonly model: string | null;
};

/**
 * Puts together what the pages say: prose of earlier runs that still holds, prose asked for now, and the comments in the source for the rest.
 * Nothing is asked when nothing is missing; then no key is needed.
 */
export async function gatherProse(
  session: Session,
  sets: readonly OpenSet[],
  options: {
    readonly noProse: boolean;
    readonly model: string | undefined;
    readonly files: readonly string[];
  },
): Promise<Gathered> {
  const kept = sets.map(
    (set) =>
      new Map(
        options.noProse ? [] : set.modules.flatMap((module) => [...keepProse(set, module, options.model)]),
      ),
  );
  const wanted = sets.map((set, index) => (options.noProse ? [] : missingIn(set, kept[index] ?? new Map())));
  const isAsking = wanted.some((items) => items.length > 0);
  const asked = isAsking ? await askAll(session, sets, wanted, options.files) : null;
  const claims: ClaimCounts[] = [];
  const cut: Cut[] = [];
  const said = sets.map((set, index): SaidInSet => {
    const docs = new Map<string, SymbolDoc>(kept[index]);
    for (const module of set.modules) {
      for (const symbol of module.symbols) {
        const place = { symbol, scope: set.scope };
        const written = asked?.docs[index]?.get(symbol.id);
        if (written !== undefined) {
          const settled = settleDoc(written, place, {
            locale: set.locale,
            place: pagePlace(set, module),
            findTarget: targetFinder(set, set.paths.pageOf(module.path)),
          });
          claims.push(settled.checked.claims);
          cut.push(...settled.checked.cut.map((what) => ({ id: symbol.id, what })));
          if (settled.doc !== null && hasProse(settled.doc))
            docs.set(symbol.id, { doc: settled.doc, from: 'model' });
        }
        if (docs.has(symbol.id)) continue;
        const checked = readSourceDoc(symbol, place);
        claims.push(checked.claims);
        cut.push(...checked.cut.map((what) => ({ id: symbol.id, what })));
        docs.set(symbol.id, { doc: checked.doc, from: 'source' });
      }
    }
    return {
      set,
      docs,
      modelOf: (module) => modelOf(set, module, docs, kept[index] ?? new Map(), asked?.model ?? null),
    };
  });
  return { said, claims, cut, unknownSections: asked?.unknown ?? 0, model: asked?.model ?? null };
}

function missingIn(set: OpenSet, kept: ReadonlyMap<string, SymbolDoc>): readonly Wanted[] {
  return set.modules
    .map((module) => ({ module, symbols: module.symbols.filter((symbol) => !kept.has(symbol.id)) }))
    .filter(({ symbols }) => symbols.length > 0);
}

async function askAll(
  session: Session,
  sets: readonly OpenSet[],
  wanted: readonly (readonly Wanted[])[],
  files: readonly string[],
) {
  const plans = wanted.map((items) => planBatches(items));
  const withheld = [...new Set(plans.flatMap((plan) => plan.withheld))];
  if (withheld.length > 0) session.tell('warning', { id: 'docs.withheld', values: { files: withheld } });
  const jobs = plans.flatMap((plan, index) =>
    plan.batches.map((batch): { readonly batch: Batch; readonly index: number } => ({ batch, index })),
  );
  const docs = sets.map(() => new Map<string, Parameters<typeof settleDoc>[0]>());
  if (jobs.length === 0) return { docs, unknown: 0, model: null };
  const client = await session.client();
  const model = session.model('prose');
  const project = await detectProject(session.root, files);
  let unknown = 0;
  for (const [number, { batch, index }] of jobs.entries()) {
    const set = sets[index];
    if (set === undefined) continue;
    session.signal.throwIfAborted();
    session.tell('progress', {
      id: 'docs.asking',
      values: { number: number + 1, total: jobs.length, symbols: batch.symbols.length },
    });
    const name = `docs-${set.locale}-${number + 1}`;
    const written = await askForProse(session, {
      client,
      model,
      run: session.run,
      project,
      batch,
      locale: set.locale,
      name,
    });
    for (const [id, doc] of written.docs) docs[index]?.set(id, doc);
    unknown += written.unknown.length;
    if (written.unknown.length > 0)
      session.tell('detail', { id: 'docs.unknownSections', values: { headings: written.unknown } });
  }
  return { docs, unknown, model };
}

function modelOf(
  set: OpenSet,
  module: ModuleFacts,
  docs: ReadonlyMap<string, SymbolDoc>,
  kept: ReadonlyMap<string, SymbolDoc>,
  asked: string | null,
): string | null {
  const byModel = module.symbols.filter((symbol) => docs.get(symbol.id)?.from === 'model');
  const earlier = set.disk.get(set.paths.pageOf(module.path))?.page.marker?.model ?? null;
  const names = byModel
    .map((symbol) => (kept.has(symbol.id) ? earlier : asked))
    .filter((name) => name !== null);
  return names.length === 0
    ? null
    : [...new Set(names.flatMap((name) => name.split(', ')))].toSorted().join(', ');
}

function pagePlace(set: OpenSet, module: ModuleFacts) {
  return {
    path: set.paths.pageOf(module.path),
    pageOfSymbol: (id: string) => {
      const symbol: SymbolFact | undefined = set.scope.symbols.get(id);
      return symbol === undefined
        ? undefined
        : { page: set.paths.pageOf(id.slice(0, id.lastIndexOf('#'))), anchor: anchorOf(symbol.name) };
    },
  };
}
