import type { structuredPatch as StructuredPatch } from 'diff';
import type { Change, ChangeSet } from './change-set.js';
import { readText } from './place/text-file.js';
import { showText } from './scope/show-text.js';

/**
 * A change set as a unified diff in git's dialect, without colour. Control and bidirectional characters are written out, so that it may go to a terminal; bytes that are no
 * text are only named.
 */
export async function renderDiff(changeSet: ChangeSet): Promise<string> {
  const { structuredPatch } = await import('diff');
  return changeSet.changes.map((change) => renderChange(change, structuredPatch)).join('');
}

function renderChange(change: Change, structuredPatch: typeof StructuredPatch): string {
  const { path, action, before, after } = change;
  const from = change.from ?? path;
  const mode = (0o100000 | change.mode).toString(8);
  const head = [`diff --git ${quote(`a/${from}`)} ${quote(`b/${path}`)}`];
  if (action === 'create') head.push(`new file mode ${mode}`);
  if (action === 'delete') head.push(`deleted file mode ${mode}`);
  if (action === 'move')
    head.push('similarity index 100%', `rename from ${quote(from)}`, `rename to ${quote(path)}`);
  const old = before === null ? '' : textOf(before);
  const fresh = after === null ? '' : textOf(after);
  const oldName = before === null ? '/dev/null' : quote(`a/${from}`);
  const newName = after === null ? '/dev/null' : quote(`b/${path}`);
  if (old === null || fresh === null)
    return `${[...head, `Binary files ${oldName} and ${newName} differ`].join('\n')}\n`;
  if (old === fresh) return `${head.join('\n')}\n`;
  const { hunks } = structuredPatch(from, path, old, fresh, undefined, undefined, { context: 3 });
  const body = hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines.map(showLine),
  ]);
  return `${[...head, `--- ${oldName}`, `+++ ${newName}`, ...body].join('\n')}\n`;
}

/** An empty side starts before its line, as in every unified diff. */
function range(start: number, count: number): string {
  if (count === 0) return `${start - 1},0`;
  return count === 1 ? String(start) : `${start},${count}`;
}

/** The carriage return of a Windows line stays: it is part of the line, and harmless at its end. */
function showLine(line: string): string {
  return line.endsWith('\r') ? `${showText(line.slice(0, -1))}\r` : showText(line);
}

/** Git quotes names that hold what is not printable ASCII only when asked to; quotes and back-slashes always. */
function quote(name: string): string {
  const shown = showText(name);
  return /["\\]/.test(shown) ? `"${shown.replaceAll(/["\\]/g, String.raw`\$&`)}"` : shown;
}

function textOf(bytes: Uint8Array): string | null {
  const file = readText(bytes);
  if (file === null) return null;
  const text = file.lines.map((line) => line.text + line.ending).join('');
  return file.hasMark ? `\uFEFF${text}` : text;
}
