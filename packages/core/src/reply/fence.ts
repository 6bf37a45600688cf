/** The opening line of a fenced block: its character, how many of them, its indentation and what stands after it. */
export type Fence = {
  readonly character: '`' | '~';
  readonly length: number;
  readonly indent: number;
  readonly info: string;
};

const fenceLine = /^( {0,3})(`{3,}|~{3,})(.*)$/;

/** The fence a line opens, or null. The info string of a back-tick fence holds no back-tick (CommonMark 4.5): that is inline code. */
export function readFenceOpening(line: string): Fence | null {
  const match = fenceLine.exec(line.trimEnd());
  if (match === null) return null;
  const [, indent = '', marks = '', rest = ''] = match;
  const character = marks.startsWith('~') ? '~' : '`';
  if (character === '`' && rest.includes('`')) return null;
  return { character, length: marks.length, indent: indent.length, info: rest.trim() };
}

/** Whether a line closes `fence`: the same character, at least as many, nothing after them. */
export function closesFence(line: string, fence: Fence): boolean {
  const other = readFenceOpening(line);
  return (
    other !== null && other.info === '' && other.character === fence.character && other.length >= fence.length
  );
}

/**
 * The lines of the fence opened at `lines[start]` and the index after its closing line; null when it is never closed.
 * An inner fence with an info string nests: a bare fence line closes the innermost one, so a Markdown file may hold code of as many ticks as its own.
 */
export function readFence(
  lines: readonly string[],
  start: number,
  fence: Fence,
): { readonly body: readonly string[]; readonly next: number } | null {
  const inner: Fence[] = [];
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const innermost = inner.at(-1);
    if (closesFence(line, innermost ?? fence)) {
      if (innermost === undefined)
        return { body: unindent(lines.slice(start + 1, at), fence.indent), next: at + 1 };
      inner.pop();
      continue;
    }
    const other = readFenceOpening(line);
    // Only what a bare closing line could be taken for has to be counted.
    if (
      other !== null &&
      other.info !== '' &&
      other.character === fence.character &&
      other.length >= fence.length
    ) {
      inner.push(other);
    }
  }
  return null;
}

function unindent(lines: readonly string[], indent: number): readonly string[] {
  if (indent === 0) return lines;
  const pattern = new RegExp(`^ {0,${indent}}`);
  return lines.map((line) => line.replace(pattern, ''));
}
