// Controls but tab and line feed, format letters (bidirectional marks and overrides, zero-width spaces, soft hyphens, BOMs, tags) but the joiners
// that emoji and some scripts need, and the two private letters this package marks places with: none of them can be seen, and some change how
// what is around them is read.
const hidden = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029\uE000\uE001]/gu;

/** Prose without the letters nobody can see; line ends become LF. */
export function dropHiddenCharacters(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(hidden, '');
}

/** Code with the letters nobody can see written as escapes, so that a reader sees them; line ends become LF. */
export function showHiddenCharacters(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(hidden, (letter) => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
  });
}

/** Takes the comments out of a piece of source, strings untouched, and moves its lines left to the margin. */
export function withoutComments(text: string): string {
  const kept = text.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/[ \t]?|\/\/[^\n]*/g,
    (_whole, string: string | undefined) => string ?? '',
  );
  const lines = kept
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line, index) => index === 0 || line.trim() !== '');
  const indents = lines.slice(1).map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines
    .map((line, index) => (index === 0 ? line.trim() : line.slice(margin).trimEnd()))
    .join('\n')
    .trim();
}
