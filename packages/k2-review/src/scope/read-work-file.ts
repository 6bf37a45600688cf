import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText, isGenerated, largestFile } from './why-unreviewed.js';

/** A file of the work tree as text, or why it is not reviewed; undefined when it is not there. */
export async function readWorkFile(
  root: string,
  path: string,
): Promise<{ readonly text: string; readonly hasBom: boolean } | { readonly why: string } | undefined> {
  const absolute = join(root, path);
  const facts = await lstat(absolute).catch(() => undefined);
  if (facts === undefined) return undefined;
  if (facts.isSymbolicLink()) return { why: 'symbolic-link' };
  if (facts.isDirectory()) return { why: 'submodule' };
  if (!facts.isFile()) return { why: 'not-a-file' };
  if (isGenerated(path)) return { why: 'generated' };
  if (facts.size > largestFile) return { why: 'too-large' };
  const bytes = await readFile(absolute).catch(() => undefined);
  return bytes === undefined ? { why: 'unreadable' } : decodeText(bytes);
}
