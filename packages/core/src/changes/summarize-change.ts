import type { AppliedChange } from './applied-change.js';
import type { Change } from './change-set.js';
import { hashBytes } from './hash-bytes.js';
import { plainText, readText } from './place/text-file.js';

/** A change as receipts and results name it, with the lines added and removed; both are 0 for bytes that are no text. */
export async function summarizeChange(change: Change): Promise<AppliedChange> {
  const { path, action, from, after } = change;
  const counts = await countLines(change);
  return {
    path,
    action,
    ...(from === undefined ? {} : { from }),
    ...counts,
    sha256: after === null ? null : hashBytes(after),
  };
}

async function countLines({
  before,
  after,
}: Change): Promise<{ readonly added: number; readonly removed: number }> {
  const [old, fresh] = [before, after].map((bytes) => (bytes === null ? '' : textOf(bytes)));
  if (old === undefined || fresh === undefined || old === null || fresh === null)
    return { added: 0, removed: 0 };
  const { diffLines } = await import('diff');
  // Far apart, the shortest way between two files no longer matters to a reader; it would cost seconds to find.
  const parts = diffLines(old, fresh, { maxEditLength: 4000 });
  if (parts === undefined) return { added: lineCount(fresh), removed: lineCount(old) };
  return {
    added: parts.reduce((sum, part) => sum + (part.added ? part.count : 0), 0),
    removed: parts.reduce((sum, part) => sum + (part.removed ? part.count : 0), 0),
  };
}

function textOf(bytes: Uint8Array): string | null {
  const file = readText(bytes);
  return file === null ? null : plainText(file);
}

function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
