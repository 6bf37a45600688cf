import { dropHiddenCharacters } from './clean-text.js';
import type { DocText } from './doc-text.js';
import { mapOutsideCode } from './code-spans.js';
import { fenceFor, walkFences } from './walk-fences.js';

/**
 * Prose of a model or of a comment as Markdown that can do nothing but be read: no HTML, no headings, no images, no invisible letters, every
 * back-tick in a pair, each paragraph and list item on one line. Cleaning twice changes nothing.
 */
export function cleanDoc(doc: DocText): DocText {
  return {
    summary: cleanBlocks(doc.summary),
    parameters: doc.parameters.map(({ name, text }) => ({ name, text: cleanLine(text) })),
    properties: doc.properties.map(({ name, text }) => ({ name, text: cleanLine(text) })),
    returns: doc.returns === null ? null : cleanLine(doc.returns),
    throws: doc.throws.map((item) => ({ ...item, text: cleanLine(item.text) })),
    examples: doc.examples.map(({ caption, language, code }) => ({
      caption: cleanLine(caption),
      language: language.toLowerCase(),
      code: dropHiddenCharacters(code)
        .replaceAll(/[ \t]+$/gm, '')
        .trim(),
    })),
    deprecated: doc.deprecated === null ? null : cleanLine(doc.deprecated),
  };
}

/** Several paragraphs, lists and code blocks. */
function cleanBlocks(text: string): string {
  const blocks: string[] = [];
  let code: string[] | null = null;
  let language = '';
  let open = false;
  const addText = (line: string) => {
    const trimmed = line.trim();
    const isItem = /^(?:[-*+]|\d{1,3}[.)])\s/.test(trimmed);
    const startsBlock = isItem || trimmed.startsWith('|') || trimmed.startsWith('>');
    if (trimmed === '') open = false;
    // Under a paragraph a line of these alone would make a heading of it; elsewhere it is a rule.
    else if (/^(?:[-=_*]\s*){3,}$/.test(trimmed) || /^\[[^\]]+\]:\s/.test(trimmed)) open = false;
    else if (open && !startsBlock) blocks[blocks.length - 1] += ` ${cleanLine(trimmed)}`;
    else {
      const indent = isItem && /^(?: {2,}|\t)/.test(line) ? '  ' : '';
      const isTight = isItem && isListItem(blocks.at(-1));
      const cleaned = indent + cleanLine(trimmed);
      if ((isTight || (trimmed.startsWith('|') && open)) && blocks.length > 0)
        blocks[blocks.length - 1] += `\n${cleaned}`;
      else blocks.push(cleaned);
      open = true;
    }
  };
  for (const line of walkFences(dropHiddenCharacters(text)).lines) {
    if (line.opens) {
      code = [];
      language = /^\s*[`~]+\s*([\w+#-]*)/.exec(line.text)?.[1] ?? '';
    } else if (line.closes && code !== null) {
      const body = code.join('\n');
      blocks.push(`${fenceFor(body)}${language}\n${body}\n${fenceFor(body)}`);
      code = null;
      open = false;
    } else if (code === null) addText(line.text);
    else code.push(line.text);
  }
  return blocks.join('\n\n');
}

function isListItem(block: string | undefined): boolean {
  return block !== undefined && /^(?:[-*+]|\d{1,3}[.)])\s/.test(block.trimStart());
}

/** One line of prose. Code spans stay as they are; around them HTML, images and headings lose their meaning. */
export function cleanLine(text: string): string {
  const line = dropHiddenCharacters(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/^#{1,6}\s+(.*?)\s*#*$/, '**$1**');
  return mapOutsideCode(line, (part) =>
    part
      .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/&(?=#|[A-Za-z]\w*;)(?!(?:lt|gt|amp|quot);)/g, '&amp;')
      .replaceAll('<', '&lt;'),
  );
}
