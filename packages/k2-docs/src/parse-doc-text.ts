import type { Described, DocText, Example, ThrownText } from './doc-text.js';
import { walkFences } from './walk-fences.js';

type Block = { readonly tag: string; readonly text: string };

/** Reads TSDoc without its stars: the text before the first tag, then tag by tag. Tags that have no place on a page are left out. */
export function parseDocText(text: string): DocText {
  const blocks = splitTags(text);
  const of = (...tags: readonly string[]) =>
    blocks.filter((block) => tags.includes(block.tag)).map((block) => block.text);
  const paragraphs = of('', 'remarks', 'description', 'summary').filter((part) => part !== '');
  return {
    summary: paragraphs.join('\n\n'),
    parameters: of('param', 'arg', 'argument').flatMap(readDescribed),
    properties: of('property', 'prop', 'member').flatMap(readDescribed),
    returns: of('returns', 'return').map(stripType)[0] ?? null,
    throws: of('throws', 'throw', 'exception').map(readThrown),
    examples: of('example').flatMap(readExamples),
    deprecated: of('deprecated')[0] ?? null,
  };
}

function splitTags(text: string): readonly Block[] {
  const blocks: { tag: string; lines: string[] }[] = [{ tag: '', lines: [] }];
  for (const line of walkFences(text).lines) {
    const match = line.isCode ? null : /^\s*(?:[-*]\s+)?@([A-Za-z]+)\b[ \t:：]*(.*)$/.exec(line.text);
    if (match === null) blocks.at(-1)?.lines.push(line.text);
    else blocks.push({ tag: (match[1] ?? '').toLowerCase(), lines: [match[2] ?? ''] });
  }
  return blocks.map(({ tag, lines }) => ({ tag, text: lines.join('\n').trim() }));
}

/** `a - text`, `{string} a text`, `[a=1] text`, `` `a` text ``, `...rest text`, `options.retries: text`. */
function readDescribed(text: string): readonly Described[] {
  const match =
    /^(?:\[\s*([\w$.]+)[^\]]*\]|`(?:\.{3})?([\w$.]+)\??`|(?:\.{3})?([\w$]+(?:\.[\w$]+)*|[\p{ID_Start}_$][\p{ID_Continue}$]*)\??)[ \t]*[-–—:：]*\s*([\s\S]*)$/u.exec(
      stripType(text),
    );
  if (match === null) return [];
  return [{ name: match[1] ?? match[2] ?? match[3] ?? '', text: (match[4] ?? '').trim() }];
}

/** The type in braces that JSDoc puts first: types come from the code. */
function stripType(text: string): string {
  if (!text.startsWith('{') || text.startsWith('{@')) return text;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth === 0) return text.slice(index + 1).trim();
  }
  return text;
}

// Words a sentence begins with; anything else with a capital that stands first is taken for the error's name.
const sentenceStart =
  /^(?:If|When|Whenever|The|A|An|Any|Throws?|Thrown|Will|Should|May|Might|On|In|For|Unless|This|It|Error when)\b(?!Error)/;

function readThrown(text: string): ThrownText {
  const typed = /^\{\s*(?:@link\s+)?([\w$.]+)[^}]*\}\s*[-–—:：]*\s*([\s\S]*)$/.exec(text);
  const quoted = /^`([\w$.]+)`\s*[-–—:：]*\s*([\s\S]*)$/.exec(text);
  const plain = sentenceStart.test(text)
    ? null
    : /^([A-Z_$][\w$]*(?:\.[\w$]+)*)(?![\w$])\s*[-–—:：]*\s*([\s\S]*)$/.exec(text);
  const match = typed ?? quoted ?? plain;
  return { name: match?.[1] ?? '', text: (match?.[2] ?? text).trim(), isConfirmed: true };
}

function readExamples(text: string): readonly Example[] {
  const examples: Example[] = [];
  let caption: string[] = [];
  let code: string[] | null = null;
  let language = '';
  for (const line of walkFences(text).lines) {
    if (line.opens) {
      code = [];
      language = /^\s*[`~]+\s*([\w+#-]*)/.exec(line.text)?.[1] ?? '';
    } else if (line.closes && code !== null) {
      examples.push({ caption: caption.join(' ').trim(), language, code: code.join('\n') });
      code = null;
      caption = [];
    } else if (code === null) caption.push(line.text.replaceAll(/<\/?caption>/g, '').trim());
    else code.push(line.text);
  }
  // JSDoc examples have no fence: all of it is code.
  if (examples.length === 0 && code === null && text.trim() !== '')
    return [{ caption: '', language: '', code: text.trim() }];
  return examples;
}
