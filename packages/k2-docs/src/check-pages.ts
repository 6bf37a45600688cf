import { checkDoc, type ClaimCounts } from './check-doc.js';
import { hasProse } from './doc-text.js';
import type { Cut, PageProblem } from './docs-result.js';
import { findOrphans, type OpenSet, readModulePage, writeIndex, writeModulePage } from './page-set.js';
import type { SymbolDoc } from './render-symbol.js';
import { readSourceDoc } from './settle-doc.js';
import type { ModuleFacts } from './symbol-facts.js';

/** What a page says, held against the code. */
export type CheckedPage = {
  /** The page as the code gives it today, with the model's prose that is on the page. */
  readonly body: string;
  readonly documented: ReadonlySet<string>;
  readonly claims: readonly ClaimCounts[];
  readonly cut: readonly Cut[];
};

/** Renders a page again from the code, keeping the prose a model wrote on it as far as it is true. */
export function recheckPage(
  set: OpenSet,
  module: ModuleFacts,
  page: { readonly body: string; readonly model: string | null },
): CheckedPage {
  const sections = readModulePage(set, module, page.body);
  const docs = new Map<string, SymbolDoc>();
  const documented = new Set<string>();
  const claims: ClaimCounts[] = [];
  const cut: Cut[] = [];
  for (const symbol of module.symbols) {
    const section = sections.get(symbol.id);
    const place = { symbol, scope: set.scope };
    const isByModel = section?.isByModel === true;
    const checked = isByModel ? checkDoc(section.doc, place, 'model') : readSourceDoc(symbol, place);
    claims.push(checked.claims);
    // What is untrue in a comment of the source never was on the page.
    if (isByModel) cut.push(...checked.cut.map((what) => ({ id: symbol.id, what })));
    docs.set(symbol.id, { doc: checked.doc, from: isByModel ? 'model' : 'source' });
    if (hasProse(checked.doc)) documented.add(symbol.id);
  }
  const { body } = writeModulePage(set, module, { docs, model: page.model });
  return { body, documented, claims, cut };
}

/** Holds a language's pages on disk against the code. Needs no model. */
export function checkPages(
  set: OpenSet,
  files: ReadonlySet<string>,
  target: string,
): {
  readonly problems: readonly PageProblem[];
  readonly documented: ReadonlySet<string>;
  readonly claims: readonly ClaimCounts[];
  readonly cut: readonly Cut[];
} {
  const problems: PageProblem[] = [];
  const documented = new Set<string>();
  const claims: ClaimCounts[] = [];
  const cut: Cut[] = [];
  for (const module of set.modules) {
    const path = set.paths.pageOf(module.path);
    const file = set.disk.get(path);
    if (file?.page.marker == null) {
      problems.push({ path, why: file === undefined ? 'missing' : 'notOurs', what: [] });
      continue;
    }
    const checked = recheckPage(set, module, { body: file.page.body, model: file.page.marker.model });
    claims.push(...checked.claims);
    cut.push(...checked.cut);
    for (const id of checked.documented) documented.add(id);
    if (checked.cut.length > 0)
      problems.push({ path, why: 'untrue', what: checked.cut.map((item) => item.what) });
    else if (checked.body !== file.page.body) problems.push({ path, why: 'outdated', what: [] });
  }
  const index = set.disk.get(set.paths.index);
  if (index?.page.marker == null)
    problems.push({ path: set.paths.index, why: index === undefined ? 'missing' : 'notOurs', what: [] });
  else if (index.page.body !== writeIndex(set, files).body)
    problems.push({ path: set.paths.index, why: 'outdated', what: [] });
  for (const path of findOrphans(set, files, target)) problems.push({ path, why: 'orphan', what: [] });
  return { problems, documented, claims, cut };
}
