import { withCodeHidden } from './code-spans.js';
import type { Described, DocText } from './doc-text.js';
import { codeCell, codeSpan, proseCell, table } from './markdown-cell.js';
import { anchorOf, linkFrom } from './page-paths.js';
import type { PageWords } from './page-words.js';
import type { SymbolFact } from './symbol-facts.js';
import { fenceFor } from './walk-fences.js';

/** What is said about a symbol on a page, already checked, and who said it. */
export type SymbolDoc = { readonly doc: DocText; readonly from: 'model' | 'source' };

/** Where a page stands, so that its links are right. */
export type PagePlace = {
  readonly path: string;
  readonly pageOfSymbol: (id: string) => { readonly page: string; readonly anchor: string } | undefined;
};

/** Marks prose a model wrote, for `--check`, which keeps it, and for the next run, which need not ask again. */
export const modelMark = '<!-- prose: model -->';

/** One symbol's section: facts from the code, prose where there is some. Blocks are separated by one empty line. */
export function renderSymbol(
  symbol: SymbolFact,
  said: SymbolDoc,
  words: PageWords,
  place: PagePlace,
): string {
  const { doc, from } = said;
  const level = symbol.parent === null ? '##' : '###';
  const label = (word: string) => `${level}# ${word}`;
  const prose = (text: string) => linkProse(text, place);
  const language = /\.[cm]?jsx?$/.test(symbol.id.slice(0, symbol.id.lastIndexOf('#'))) ? 'js' : 'ts';
  const fence = fenceFor(symbol.signature);
  const blocks: (string | readonly string[])[] = [
    `<a id="${anchorOf(symbol.name)}"></a>${from === 'model' ? modelMark : ''}`,
    `${level} ${codeSpan(symbol.name.replace('~static', ''))}`,
    words.kinds[symbol.kind] +
      (symbol.aliases.length === 0
        ? ''
        : ` · ${words.alsoExportedAs.replace('{names}', symbol.aliases.map(codeSpan).join(', '))}`),
    `${fence}${language}\n${symbol.signature}\n${fence}`,
  ];
  if (doc.deprecated !== null) blocks.push(`> **${words.deprecated}** ${prose(doc.deprecated)}`.trimEnd());
  if (doc.summary !== '') blocks.push(doc.summary.split('\n').map(prose).join('\n'));
  const parameters = parameterRows(symbol, doc.parameters, words, prose);
  if (parameters.length > 0) {
    blocks.push(
      label(words.parameters),
      table([words.name, words.type, words.required, words.defaultValue, words.description], parameters),
    );
  }
  if (symbol.members.length > 0) blocks.push(...memberBlocks(symbol, doc.properties, words, label, prose));
  if (
    symbol.returns !== null &&
    !symbol.returns.isVoid &&
    (symbol.returns.type !== null || doc.returns !== null)
  ) {
    blocks.push(label(words.returns));
    if (symbol.returns.type !== null) blocks.push(codeSpan(symbol.returns.type));
  } else if (doc.returns !== null) blocks.push(label(words.returns));
  if (doc.returns !== null) blocks.push(prose(doc.returns));
  const thrown = thrownRows(symbol, doc, words, prose);
  if (thrown.length > 0) blocks.push(label(words.throws), table([words.error, words.description], thrown));
  if (doc.examples.length > 0) blocks.push(label(`${words.example} ${words.notRun}`.replace(' （', '（')));
  for (const { caption, language: spoken, code } of doc.examples) {
    if (caption !== '') blocks.push(prose(caption));
    const marks = fenceFor(code);
    blocks.push(`${marks}${spoken === '' ? language : spoken}\n${code}\n${marks}`);
  }
  return blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).join('\n\n');
}

// An object type written out in the signature would fill the whole table; its properties get rows of their own instead.
const longestType = 100;

function parameterRows(
  symbol: SymbolFact,
  described: readonly Described[],
  words: PageWords,
  prose: (text: string) => string,
): readonly (readonly string[])[] {
  const textOf = (name: string) =>
    proseCell(prose(described.find((item) => item.name === name.replace(/^\.{3}/, ''))?.text ?? ''));
  return symbol.parameters.flatMap((fact) => {
    const isFolded = fact.type !== null && fact.type.startsWith('{') && fact.type.length > longestType;
    const members = symbol.parameterMembers.get(fact.name) ?? [];
    const shown = members.filter(
      (member) => isFolded || described.some((item) => item.name === `${fact.name}.${member.name}`),
    );
    return [
      [
        codeCell(fact.name),
        codeCell(isFolded ? '{ … }' : fact.type),
        fact.optional ? words.no : words.yes,
        codeCell(fact.default),
        textOf(fact.name),
      ],
      ...shown.map((member) => {
        const name = `${fact.name}.${member.name}`;
        return [
          codeCell(name),
          codeCell(member.type),
          member.optional ? words.no : words.yes,
          '',
          textOf(name),
        ];
      }),
    ];
  });
}

function memberBlocks(
  symbol: SymbolFact,
  described: readonly Described[],
  words: PageWords,
  label: (word: string) => string,
  prose: (text: string) => string,
): readonly (string | readonly string[])[] {
  const textOf = (name: string) => proseCell(prose(described.find((item) => item.name === name)?.text ?? ''));
  if (symbol.kind === 'enum') {
    const rows = symbol.members.map((member) => [
      codeCell(member.name),
      codeCell(member.value),
      textOf(member.name),
    ]);
    return [label(words.values), table([words.name, words.value, words.description], rows)];
  }
  const rows = symbol.members.map((member) => [
    codeCell(member.name),
    codeCell(member.type),
    member.optional ? words.no : words.yes,
    textOf(member.name),
  ]);
  return [label(words.properties), table([words.name, words.type, words.required, words.description], rows)];
}

/** Errors the code throws, described or not, then those only the prose knows of. */
function thrownRows(
  symbol: SymbolFact,
  doc: DocText,
  words: PageWords,
  prose: (text: string) => string,
): readonly (readonly string[])[] {
  const known = symbol.throws.flatMap((name) => {
    const said = doc.throws.filter((item) => item.name === name);
    return said.length === 0
      ? [[codeCell(name), '']]
      : said.map((item) => [codeCell(name), proseCell(prose(item.text))]);
  });
  const others = doc.throws
    .filter((item) => !symbol.throws.includes(item.name))
    .map((item) => [
      codeCell(item.name),
      proseCell(`${prose(item.text)}${item.isConfirmed ? '' : ` ${words.notConfirmed}`}`.trim()),
    ]);
  return [...known, ...others];
}

/** Turns `{@link id|label}` into a link between pages. */
function linkProse(text: string, place: PagePlace): string {
  return withCodeHidden(text, (masked) =>
    masked.replaceAll(/\{@link ([^|}\s]+)\|([^}]*)\}/g, (_whole, id: string, label: string) => {
      const target = place.pageOfSymbol(decodeURI(id));
      return target === undefined ? label : `[${label}](${linkFrom(place.path, target.page, target.anchor)})`;
    }),
  );
}
