/** A line and what ended it; only a last line may have no ending. */
export type Line = { readonly text: string; readonly ending: '' | '\n' | '\r\n' };
/** A text file taken apart so that it can be put together again byte by byte. */
export type TextFile = { readonly hasMark: boolean; readonly lines: readonly Line[] };

/** The lines of UTF-8 bytes; null for bytes that are no text (another encoding, or a NUL in them). */
export function readText(bytes: Uint8Array): TextFile | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (text.includes('\0')) return null;
  const hasMark = text.startsWith('\uFEFF');
  return { hasMark, lines: splitLines(hasMark ? text.slice(1) : text) };
}

/** The bytes of a text file, its byte order mark first when it has one. */
export function writeText(file: TextFile): Uint8Array {
  const text = file.lines.map((line) => line.text + line.ending).join('');
  return Buffer.from(file.hasMark ? `\uFEFF${text}` : text, 'utf8');
}

/** The text of a file without its mark and with `\n` for every line end: what a model is shown and its comments are read in. */
export function plainText(file: TextFile): string {
  return file.lines.map((line) => (line.ending === '' ? line.text : `${line.text}\n`)).join('');
}

/** The line end most of a file's lines have; `\n` for a file with none. */
export function usualEnding(lines: readonly Line[]): '\n' | '\r\n' {
  const windows = lines.filter((line) => line.ending === '\r\n').length;
  const unix = lines.filter((line) => line.ending === '\n').length;
  return windows > unix ? '\r\n' : '\n';
}

/** The lines of a reply's text, without their ends; no line at all for the empty text. */
export function replyLines(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A new file's content: `\n` line ends, no byte order mark, exactly one newline at the end; empty when there is nothing in it. */
export function newContent(content: string): string {
  const text = content
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\s+$/, '');
  return text === '' ? '' : `${text}\n`;
}

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if (end === -1) {
      lines.push({ text: text.slice(start), ending: '' });
      break;
    }
    const isWindows = end > start && text[end - 1] === '\r';
    lines.push({ text: text.slice(start, isWindows ? end - 1 : end), ending: isWindows ? '\r\n' : '\n' });
    start = end + 1;
  }
  return lines;
}
