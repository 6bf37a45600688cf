import { stripReasoning } from '@k2/core';
import { type DocText, hasProse } from './doc-text.js';
import { parseDocText } from './parse-doc-text.js';
import { stripStars } from './read-comment.js';
import { walkFences } from './walk-fences.js';

/** A documentation reply read: a doc for each asked symbol it has a section for, and the headings that name none of them. */
export type DocsReply = { readonly docs: ReadonlyMap<string, DocText>; readonly unknown: readonly string[] };

/**
 * Reads sections headed by a symbol's id. Takes what models write instead too: other heading levels, bold or back-ticked ids, a name without its path where
 * only one asked symbol has it, the whole reply in a fence, sections as comments with stars or inside a fence. A section that was cut is no section.
 */
export function readDocsReply(text: string, asked: readonly string[]): DocsReply {
  const docs = new Map<string, DocText>();
  const unknown: string[] = [];
  for (const { heading, body } of splitSections(
    unwrapWhole(stripReasoning(text).replaceAll('\r\n', '\n')),
    asked,
  )) {
    const id = findAsked(heading, asked);
    if (id === undefined) {
      unknown.push(heading);
      continue;
    }
    const doc = parseDocText(unwrapComment(body));
    if (hasProse(doc) && !docs.has(id) && !walkFences(body).isOpen) docs.set(id, doc);
  }
  return { docs, unknown };
}

type Section = { readonly heading: string; readonly body: string };

function splitSections(text: string, asked: readonly string[]): readonly Section[] {
  const sections: { heading: string; lines: string[] }[] = [];
  for (const line of walkFences(text).lines) {
    const heading = line.isCode ? undefined : headingOf(line.text, asked);
    if (heading !== undefined) sections.push({ heading, lines: [] });
    else sections.at(-1)?.lines.push(line.text);
  }
  return sections.map(({ heading, lines }) => ({ heading, body: lines.join('\n').trim() }));
}

/** The id a line heads a section with: any heading, or an id alone in bold or back-ticks. */
function headingOf(line: string, asked: readonly string[]): string | undefined {
  const marked = /^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$/.exec(line);
  if (marked !== null) {
    const title = plainTitle(marked[1] ?? '');
    // A heading inside a description ("Notes") heads no section; one that looks like an id does, known or not.
    return findAsked(title, asked) !== undefined || /\S#\S/.test(title) ? title : undefined;
  }
  const alone = /^\s{0,3}(?:\*\*|`)+([^*`]+)(?:\*\*|`)+:?\s*$/.exec(line);
  const title = plainTitle(alone?.[1] ?? '');
  return title !== '' && asked.includes(title) ? title : undefined;
}

function plainTitle(title: string): string {
  return title.replaceAll(/^[*`\s]+|[*`\s:：]+$/g, '');
}

function findAsked(title: string, asked: readonly string[]): string | undefined {
  if (asked.includes(title)) return title;
  const name = title.replace(/\(.*\)$/, '');
  const found = asked.filter((id) => id === name || id.endsWith(`#${name}`) || id.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}

/** Models like to put the whole answer into one fence. */
function unwrapWhole(text: string): string {
  const match = /^\s*(`{3,}|~{3,})(?:markdown|md|text)?[ \t]*\n([\s\S]*)\n\1[ \t]*\s*$/.exec(text);
  const inner = match?.[2];
  return inner !== undefined && /^\s{0,3}#{1,6}\s/m.test(inner) && !walkFences(inner).isOpen ? inner : text;
}

/** A section given as a doc comment, with its stars, fenced or not. */
function unwrapComment(body: string): string {
  const match = /^(?:`{3,}\w*\n)?\s*(\/\*\*[\s\S]*?\*\/)\s*(?:\n`{3,})?\s*$/.exec(body);
  return match?.[1] === undefined ? body : stripStars(match[1]);
}
