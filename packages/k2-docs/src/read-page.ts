import type { Locale } from '@k2/core';
import { withCodeHidden } from './code-spans.js';
import type { Described, DocText, Example, ThrownText } from './doc-text.js';
import { readCode, readRow } from './markdown-cell.js';
import { type PageWords, pageWords } from './page-words.js';
import { modelMark } from './render-symbol.js';
import { type MarkdownLine, walkFences } from './walk-fences.js';

/** What a page says about one symbol, by the symbol's place on the page. */
export type PageSection = {
  readonly anchor: string;
  readonly isByModel: boolean;
  readonly isTopLevel: boolean;
  readonly name: string;
  readonly doc: DocText;
};

/** Gives the id of the symbol a link on a page leads to. */
export type FindTarget = (link: string) => string | undefined;

/** Reads the prose back out of a generated page: the opposite of `renderPage`. */
export function readPage(body: string, locale: Locale, findTarget: FindTarget): readonly PageSection[] {
  const sections: { head: string; lines: MarkdownLine[] }[] = [];
  for (const line of walkFences(body).lines) {
    if (!line.isCode && line.text.startsWith('<a id="')) sections.push({ head: line.text, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ head, lines }) => readSection(head, lines, pageWords[locale], findTarget));
}

type Part = { readonly label: string; readonly lines: MarkdownLine[] };

function readSection(
  head: string,
  lines: readonly MarkdownLine[],
  words: PageWords,
  findTarget: FindTarget,
): PageSection {
  const titleIndex = lines.findIndex((line) => line.text.startsWith('#'));
  const title = lines[titleIndex]?.text ?? '';
  const signatureEnd = lines.findIndex((line, index) => index > titleIndex && line.closes);
  const parts = splitParts(lines.slice(signatureEnd + 1));
  const unlink = (text: string) => unlinkProse(text, findTarget);
  const rows = (label: string) => tableRows(parts.find((part) => part.label === label)?.lines ?? []);
  const described = (label: string): readonly Described[] =>
    rows(label)
      .map((cells) => ({
        name: readCode(cells[0] ?? '').replace(/^\.{3}/, ''),
        text: unlink(cells.at(-1) ?? ''),
      }))
      .filter((item) => item.text !== '');
  const [first, ...others] = parts;
  const intro = readIntro(first?.lines ?? [], words, unlink);
  const examplePart = others.find((part) => part.label.startsWith(words.example));
  return {
    anchor: /^<a id="([^"]*)">/.exec(head)?.[1] ?? '',
    isByModel: head.endsWith(modelMark),
    isTopLevel: title.startsWith('## '),
    name: readCode(title.replace(/^#+ /, '')),
    doc: {
      ...intro,
      parameters: described(words.parameters),
      properties: [...described(words.properties), ...described(words.values)],
      returns: readReturns(others.find((part) => part.label === words.returns)?.lines ?? [], unlink),
      throws: rows(words.throws)
        .map((cells) => readThrownRow(cells, words, unlink))
        .filter((item) => item.text !== ''),
      examples: readExampleParts(examplePart?.lines ?? [], unlink),
    },
  };
}

function splitParts(lines: readonly MarkdownLine[]): readonly Part[] {
  const parts: Part[] = [{ label: '', lines: [] }];
  for (const line of lines) {
    const label = line.isCode ? null : /^#{3,4} (.+)$/.exec(line.text);
    if (label === null) parts.at(-1)?.lines.push(line);
    else parts.push({ label: label[1] ?? '', lines: [] });
  }
  return parts;
}

function readIntro(
  lines: readonly MarkdownLine[],
  words: PageWords,
  unlink: (text: string) => string,
): { readonly summary: string; readonly deprecated: string | null } {
  const mark = `> **${words.deprecated}**`;
  const isNotice = (line: MarkdownLine) => !line.isCode && line.text.startsWith(mark);
  const notice = lines.find(isNotice);
  const kept = lines.filter((line) => line !== notice);
  return {
    summary: kept
      .map((line) => (line.isCode ? line.text : unlink(line.text)))
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    deprecated: notice === undefined ? null : unlink(notice.text.slice(mark.length).trim()),
  };
}

function readReturns(lines: readonly MarkdownLine[], unlink: (text: string) => string): string | null {
  const texts = lines.map((line) => line.text).filter((text) => text !== '');
  // The type stands alone on the first line; a lone text is prose unless it is nothing but a code span.
  const [first = '', second] = texts;
  const text = second ?? (/^(`+)(?!`).*\1$/.test(first) && readCode(first) !== first ? '' : first);
  return text === '' ? null : unlink(text);
}

function readThrownRow(
  cells: readonly string[],
  words: PageWords,
  unlink: (text: string) => string,
): ThrownText {
  const text = cells.at(-1) ?? '';
  const isConfirmed = !text.endsWith(words.notConfirmed);
  return {
    name: readCode(cells[0] ?? ''),
    text: unlink(isConfirmed ? text : text.slice(0, -words.notConfirmed.length).trim()),
    isConfirmed,
  };
}

function readExampleParts(
  lines: readonly MarkdownLine[],
  unlink: (text: string) => string,
): readonly Example[] {
  const examples: Example[] = [];
  let caption = '';
  let code: string[] = [];
  let language = '';
  for (const line of lines) {
    if (line.opens) {
      language = line.text.replace(/^`+/, '');
      code = [];
    } else if (line.closes) {
      examples.push({ caption, language, code: code.join('\n') });
      caption = '';
    } else if (line.isCode) code.push(line.text);
    else if (line.text !== '') caption = unlink(line.text);
  }
  return examples;
}

function tableRows(lines: readonly MarkdownLine[]): readonly (readonly string[])[] {
  return lines
    .filter((line) => line.text.startsWith('|'))
    .slice(2)
    .map((line) => readRow(line.text));
}

/** Turns links between pages back into `{@link id|label}`. */
function unlinkProse(text: string, findTarget: FindTarget): string {
  return withCodeHidden(text, (masked) =>
    masked.replaceAll(/\[([^\]]*)\]\(([^)\s]*#[^)\s]*)\)/g, (whole, label: string, link: string) => {
      if (/^https?:/.test(link)) return whole;
      const id = findTarget(link);
      return id === undefined ? label : `{@link ${encodeURI(id)}|${label}}`;
    }),
  );
}
