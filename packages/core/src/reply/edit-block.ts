import { K2Error } from '../errors/k2-error.js';
import { isPathLike } from './path-like.js';
import type { EditBlock } from './reply.js';

// Models miscount the marks and close the word with one of them; the words themselves are what makes these lines unmistakable.
const searchMarker = /^<{5,9}\s*SEARCH>?(?:\s+(\S.*))?$/;
const divider = /^={7}$/;
const replaceMarker = /^>{5,9}\s*REPLACE<?$/;

/** Whether a line opens a search/replace block; `path` is set when it names the file too. */
export function readSearchMarker(line: string): { readonly path: string | null } | null {
  const match = searchMarker.exec(line.trimEnd());
  if (match === null) return null;
  const name = match[1]?.replaceAll('`', '').trim();
  if (name === undefined) return { path: null };
  return isPathLike(name, false) ? { path: name } : null;
}

/** Whether a line closes a search/replace block. */
export function isReplaceMarker(line: string): boolean {
  return replaceMarker.test(line.trimEnd());
}

/**
 * The block opened at `lines[start]` and the index after it. Both texts are lines each ended by `\n`; no line at all is the empty text.
 * Throws `gate` for a block without its end, and for one with more than one dividing line, which could be split in two ways.
 */
export function readEditBlock(
  lines: readonly string[],
  start: number,
  path: string,
): { readonly block: EditBlock; readonly next: number } {
  let split = -1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (!/^[<=>]{5}/.test(line)) continue;
    if (divider.test(line)) {
      if (split !== -1) throw new K2Error('gate', 'reply.twoDividers', { path, line: at + 1 });
      split = at;
    } else if (replaceMarker.test(line)) {
      if (split === -1) throw new K2Error('gate', 'reply.noDivider', { path, line: start + 1 });
      const block = {
        search: joinLines(lines.slice(start + 1, split)),
        replace: joinLines(lines.slice(split + 1, at)),
      };
      return { block, next: at + 1 };
    } else if (readSearchMarker(line) !== null) {
      break;
    }
  }
  throw new K2Error('gate', 'reply.truncated', { path, line: start + 1 });
}

/** Lines as one text, each ended by `\n`. */
export function joinLines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
