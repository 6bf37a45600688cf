/** Offsets at which the lines of a text begin; `\n` ends a line, a `\r` before it belongs to it. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column, from 1, of an offset. */
export function positionOf(
  starts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** First and last line, from 1, of the text between two offsets; a line break at its end does not reach into the next line. */
export function linesBetween(
  starts: readonly number[],
  start: number,
  end: number,
): { readonly line: number; readonly endLine: number } {
  const { line } = positionOf(starts, start);
  return { line, endLine: Math.max(line, positionOf(starts, Math.max(start, end - 1)).line) };
}
