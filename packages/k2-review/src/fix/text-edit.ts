import type { ReportedEdit, TextEdit } from '../finding.js';
import type { LineRange, ReviewedFile } from '../scope/reviewed-file.js';
import { lineStarts, positionOf } from '../text-lines.js';

/** The text after an edit. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** An edit as the report shows it. */
export function reportEdit(text: string, edit: TextEdit): ReportedEdit {
  const starts = lineStarts(text);
  const from = positionOf(starts, edit.start);
  const to = positionOf(starts, edit.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: edit.text };
}

/** Which lines are under review after an edit: those it touched, and the rest where they are now. */
export function shiftChanged(
  changed: ReviewedFile['changed'],
  text: string,
  edit: TextEdit,
): ReviewedFile['changed'] {
  if (changed === 'all') return 'all';
  const starts = lineStarts(text);
  const first = positionOf(starts, edit.start).line;
  const last = positionOf(starts, edit.end).line;
  const delta = edit.text.split('\n').length - 1 - (last - first);
  const touched: LineRange = [first, Math.max(first, last + delta)];
  const rest = changed.flatMap(([from, to]): LineRange[] => {
    const before: LineRange = [from, Math.min(to, first - 1)];
    const after: LineRange = [Math.max(from, last + 1) + delta, to + delta];
    return [before, after].filter(([start, end]) => start <= end);
  });
  return [...rest, touched].sort((a, b) => a[0] - b[0]);
}
