import type { Comment } from 'oxc-parser';
import { placeOf } from './syntax-tree.js';

/**
 * The lines that comments take out of coverage, as node's own runner reads them: `node:coverage ignore next [N]`,
 * `node:coverage disable` … `node:coverage enable`.
 * Source: https://nodejs.org/docs/latest-v20.x/api/test.html#collecting-code-coverage
 */
export function findIgnoredLines(
  comments: readonly Comment[],
  source: string,
  lineStarts: readonly number[],
): ReadonlySet<number> {
  const ignored = new Set<number>();
  let disabledFrom: number | null = null;
  for (const comment of comments) {
    const directive = /^\s*node:coverage (disable|enable|ignore next(?: (\d+))?)\s*$/.exec(comment.value);
    if (directive === null) continue;
    const line = placeOf(lineStarts, comment.start).line;
    if (directive[1] === 'disable') disabledFrom ??= line;
    else if (directive[1] === 'enable') {
      addLines(ignored, disabledFrom ?? line, line);
      disabledFrom = null;
    } else {
      const next = placeOf(lineStarts, comment.end).line;
      addLines(ignored, next, next + Number(directive[2] ?? 1));
    }
  }
  if (disabledFrom !== null) addLines(ignored, disabledFrom, placeOf(lineStarts, source.length).line);
  return ignored;
}

function addLines(lines: Set<number>, from: number, to: number): void {
  for (let line = from; line <= to; line += 1) lines.add(line);
}
