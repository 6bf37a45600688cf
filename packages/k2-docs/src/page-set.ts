import { posix } from 'node:path';
import type { Locale } from '@k2/core';
import { checkDoc } from './check-doc.js';
import { hasProse } from './doc-text.js';
import type { PageSet } from './docs-request.js';
import { hashText, isEdited, writePage } from './page-marker.js';
import { anchorOf, choosePagePaths, type PagePaths, resolveLink } from './page-paths.js';
import { type PageSection, readPage } from './read-page.js';
import type { PageOnDisk } from './read-pages.js';
import { type IndexEntry, renderIndex, renderPage } from './render-page.js';
import type { SymbolDoc } from './render-symbol.js';
import type { Scope } from './scope.js';
import type { ModuleFacts } from './symbol-facts.js';

/** The pages of one language: where they go, what stands there now, and what they are about. */
export type OpenSet = {
  readonly locale: Locale;
  readonly folder: string;
  readonly paths: PagePaths;
  readonly disk: ReadonlyMap<string, PageOnDisk>;
  readonly modules: readonly ModuleFacts[];
  readonly documented: ReadonlySet<string>;
  readonly scope: Scope;
  /** Symbol ids by page and anchor, `docs/src/math.md#add`. */
  readonly symbolAt: ReadonlyMap<string, string>;
};

/** Puts a set together. The index is README.md, or index.md where README.md is somebody's own. */
export function openSet(
  set: PageSet,
  context: {
    readonly modules: readonly ModuleFacts[];
    readonly scope: Scope;
    readonly packageFolder: string;
    readonly disk: ReadonlyMap<string, PageOnDisk>;
  },
): OpenSet {
  const { modules, scope, packageFolder, disk } = context;
  const readme = disk.get(posix.join(set.folder, 'README.md'));
  const isForeign =
    readme !== undefined && (readme.page.marker === null || readme.page.marker.module !== null);
  const paths = choosePagePaths({
    folder: set.folder,
    indexName: isForeign ? 'index.md' : 'README.md',
    packageFolder,
    modules: modules.map((module) => module.path),
  });
  const places = modules.flatMap((module) =>
    module.symbols.map(
      (symbol) => [`${paths.pageOf(module.path)}#${anchorOf(symbol.name)}`, symbol.id] as const,
    ),
  );
  const documented = new Set(modules.map((module) => module.path));
  return { ...set, paths, disk, modules, documented, scope, symbolAt: new Map(places) };
}

/** Finds the symbol a link on a page leads to. */
export function targetFinder(set: OpenSet, page: string): (link: string) => string | undefined {
  return (link) => {
    const target = resolveLink(page, link);
    return target === null ? undefined : set.symbolAt.get(`${target.path}#${target.anchor}`);
  };
}

/** What a page on disk says, section by section, for the symbols that still exist. */
export function readModulePage(
  set: OpenSet,
  module: ModuleFacts,
  body: string,
): ReadonlyMap<string, PageSection> {
  const sections = readPage(body, set.locale, targetFinder(set, set.paths.pageOf(module.path)));
  const ids = new Map(module.symbols.map((symbol) => [anchorOf(symbol.name), symbol.id]));
  return new Map(
    sections.flatMap((section) => {
      const id = ids.get(section.anchor);
      return id === undefined ? [] : [[id, section] as const];
    }),
  );
}

/** Prose of an earlier run that still belongs to the code as it is: written by a model, not edited, true, and about the same source. */
export function keepProse(
  set: OpenSet,
  module: ModuleFacts,
  model: string | undefined,
): ReadonlyMap<string, SymbolDoc> {
  const file = set.disk.get(set.paths.pageOf(module.path));
  const marker = file?.page.marker ?? null;
  if (file === undefined || marker === null || isEdited(file.page)) return new Map();
  const isCurrent =
    marker.module === module.path && marker.lang === set.locale && marker.source === hashText(module.source);
  if (!isCurrent || (model !== undefined && marker.model !== model)) return new Map();
  const kept = new Map<string, SymbolDoc>();
  for (const [id, section] of readModulePage(set, module, file.page.body)) {
    const symbol = set.scope.symbols.get(id);
    if (symbol === undefined || !section.isByModel) continue;
    const { doc, cut } = checkDoc(section.doc, { symbol, scope: set.scope }, 'model');
    if (cut.length === 0 && hasProse(doc)) kept.set(id, { doc, from: 'model' });
  }
  return kept;
}

/** A page's whole text. */
export function writeModulePage(
  set: OpenSet,
  module: ModuleFacts,
  said: { readonly docs: ReadonlyMap<string, SymbolDoc>; readonly model: string | null },
): { readonly body: string; readonly text: string } {
  const body = renderPage({
    module,
    locale: set.locale,
    paths: set.paths,
    documented: set.documented,
    ...said,
  });
  const source = said.model === null ? null : hashText(module.source);
  return {
    body,
    text: writePage(body, { module: module.path, lang: set.locale, model: said.model, source }),
  };
}

/** The set's index: the modules of this run and those of earlier runs whose source still exists. */
export function writeIndex(
  set: OpenSet,
  files: ReadonlySet<string>,
): { readonly body: string; readonly text: string } {
  const own = set.modules.map((module): IndexEntry => ({
    module: module.path,
    page: set.paths.pageOf(module.path),
    names: module.symbols.filter((symbol) => symbol.parent === null).map((symbol) => symbol.name),
    symbols: module.symbols.length,
  }));
  const others = otherPages(set)
    .filter(
      ({ module, path }) =>
        files.has(module) && !set.documented.has(module) && !findOrphans(set, files, null).includes(path),
    )
    .map(({ module, path, file }): IndexEntry => {
      const sections = readPage(file.page.body, set.locale, () => undefined);
      return {
        module,
        page: path,
        names: sections.filter((section) => section.isTopLevel).map((section) => section.name),
        symbols: sections.length,
      };
    });
  const entries = [...own, ...others].toSorted((one, other) => (one.module < other.module ? -1 : 1));
  const body = renderIndex(entries, set.locale, set.paths);
  return { body, text: writePage(body, { module: null, lang: set.locale, model: null, source: null }) };
}

/**
 * Generated pages that document nothing any more: their module is gone, exports nothing, or has its page elsewhere now.
 * @param target modules below it were looked at in this run; null when that does not matter
 */
export function findOrphans(
  set: OpenSet,
  files: ReadonlySet<string>,
  target: string | null,
): readonly string[] {
  const isLookedAt = (module: string) =>
    target !== null && (target === '' || module === target || module.startsWith(`${target}/`));
  return otherPages(set)
    .filter(({ module, path }) => {
      if (set.documented.has(module)) return path !== set.paths.pageOf(module);
      return !files.has(module) || isLookedAt(module);
    })
    .map(({ path }) => path);
}

function otherPages(
  set: OpenSet,
): readonly { readonly module: string; readonly path: string; readonly file: PageOnDisk }[] {
  const current = new Set(set.modules.map((module) => set.paths.pageOf(module.path)));
  return [...set.disk.values()].flatMap((file) => {
    const { marker } = file.page;
    if (marker?.module == null || marker.lang !== set.locale || current.has(file.path)) return [];
    return set.paths.mayBe(marker.module, file.path)
      ? [{ module: marker.module, path: file.path, file }]
      : [];
  });
}
