/** A piece of code in a table cell: back-ticks that it cannot close, pipes escaped; '' for nothing. */
export function codeCell(text: string | null): string {
  return text === null || text === '' ? '' : proseCell(codeSpan(text));
}

/** A code span around any text. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const marks = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${marks}${pad}${line}${pad}${marks}`;
}

/** A line of cleaned prose in a table cell. */
export function proseCell(text: string): string {
  return text.replaceAll('\\|', '|').replaceAll('|', '\\|');
}

/** One row of a table. */
function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table with its head; nothing when it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)];
}

/** The cells of a row, pipes unescaped. */
export function readRow(line: string): readonly string[] {
  return line
    .replace(/^\|\s?/, '')
    .replace(/\s?\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What stands in a cell that holds one code span, or the cell itself. */
export function readCode(cell: string): string {
  return /^(`+) ?(.*?) ?\1$/.exec(cell)?.[2] ?? cell;
}
