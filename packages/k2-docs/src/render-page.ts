import type { Locale } from '@k2/core';
import { splitSentences } from './judge-sentence.js';
import { codeSpan, proseCell, table } from './markdown-cell.js';
import { anchorOf, linkFrom, type PagePaths } from './page-paths.js';
import { pageWords } from './page-words.js';
import { renderSymbol, type SymbolDoc } from './render-symbol.js';
import { emptyDoc } from './doc-text.js';
import type { ModuleFacts } from './symbol-facts.js';

/** Everything one page is made of. */
export type PageContent = {
  readonly module: ModuleFacts;
  readonly locale: Locale;
  readonly paths: PagePaths;
  /** Modules that have a page: links go to no other. */
  readonly documented: ReadonlySet<string>;
  readonly docs: ReadonlyMap<string, SymbolDoc>;
  /** Who wrote the prose; null when no model did. */
  readonly model: string | null;
};

/** The text of a module's page, without the marker line. The same content always gives the same text. */
export function renderPage(content: PageContent): string {
  const { module, locale, paths, docs, model, documented } = content;
  const words = pageWords[locale];
  const path = paths.pageOf(module.path);
  const pageOfSymbol = (id: string) => {
    const hash = id.lastIndexOf('#');
    const owner = id.slice(0, hash);
    return documented.has(owner)
      ? { page: paths.pageOf(owner), anchor: anchorOf(id.slice(hash + 1)) }
      : undefined;
  };
  const source = `[${codeSpan(module.path)}](${linkFrom(path, module.path)})`;
  const prosed = model === null ? [] : [words.proseBy.replace('{model}', codeSpan(model))];
  const join = locale === 'en' ? ' ' : '';
  const sections = module.symbols.map((symbol) => {
    const said = docs.get(symbol.id) ?? { doc: emptyDoc, from: 'source' as const };
    return renderSymbol(symbol, said, words, { path, pageOfSymbol });
  });
  const rows = module.symbols.map((symbol) => [
    `[${codeSpan(symbol.name.replace('~static', ''))}](${linkFrom(path, path, anchorOf(symbol.name))})`,
    words.kinds[symbol.kind],
    proseCell(firstSentence(docs.get(symbol.id)?.doc.summary ?? '')),
  ]);
  const passedOn = module.reExports.map(({ name, from, id }) => {
    const target = id === null ? undefined : pageOfSymbol(id);
    const shown =
      target === undefined
        ? codeSpan(name)
        : `[${codeSpan(name)}](${linkFrom(path, target.page, target.anchor)})`;
    return [proseCell(shown), from === '' ? '' : proseCell(codeSpan(from))];
  });
  return [
    `# ${codeSpan(module.path)}`,
    `${[words.generatedFrom.replace('{source}', source), ...prosed].join(join)} [${words.backToIndex}](${linkFrom(path, paths.index)})`,
    ...(rows.length > 0
      ? [`**${words.contents}**`, table([words.symbol, words.kind, words.summary], rows).join('\n')]
      : []),
    ...(passedOn.length > 0
      ? [`**${words.reExports}**`, table([words.symbol, words.from], passedOn).join('\n')]
      : []),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The first sentence of a summary, its links as plain text: a table of contents links to the symbol itself. */
function firstSentence(summary: string): string {
  const paragraph = summary.split('\n')[0] ?? '';
  if (/^(?:```|\||>|[-*+]\s)/.test(paragraph)) return '';
  return (splitSentences(paragraph)[0] ?? '').replaceAll(/\{@link [^|}]+\|([^}]*)\}/g, '$1').trim();
}

/** One line of the index: a module, its page and the symbols on it. */
export type IndexEntry = {
  readonly module: string;
  readonly page: string;
  readonly names: readonly string[];
  readonly symbols: number;
};

/** The index of one language's pages. */
export function renderIndex(entries: readonly IndexEntry[], locale: Locale, paths: PagePaths): string {
  const words = pageWords[locale];
  const separator = locale === 'en' ? ', ' : '、';
  const rows = entries.map((entry) => [
    `[${codeSpan(entry.module)}](${linkFrom(paths.index, entry.page)})`,
    String(entry.symbols),
    entry.names
      .map((name) => `[${codeSpan(name)}](${linkFrom(paths.index, entry.page, anchorOf(name))})`)
      .join(separator),
  ]);
  return [
    `# ${words.title}`,
    words.generatedIndex,
    table([words.module, words.symbols, words.contents], rows).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
