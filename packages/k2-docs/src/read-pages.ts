import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { checkPath, K2Error, systemErrorCode } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { type PageFile, readPageFile } from './page-marker.js';

/** A Markdown file that stands where pages go. */
export type PageOnDisk = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly page: PageFile;
};

/** Every Markdown file below a folder of the project, by path. Links, hidden folders and `node_modules` are left alone. */
export async function readPages(
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PageOnDisk>> {
  const found = new Map<string, PageOnDisk>();
  const visit = async (path: string): Promise<void> => {
    signal.throwIfAborted();
    const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return [];
      throw error;
    });
    for (const entry of entries) {
      const inner = posix.join(path, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        await visit(inner);
      if (!entry.isFile() || !entry.name.endsWith('.md')) continue;
      const bytes = await readFile(join(root, inner));
      const { mode } = await lstat(join(root, inner));
      found.set(inner, {
        path: inner,
        bytes,
        mode: mode & 0o777,
        page: readPageFile(bytes.toString('utf8')),
      });
    }
  };
  if (await isRealFolder(root, folder)) await visit(folder);
  return found;
}

async function isRealFolder(root: string, folder: string): Promise<boolean> {
  const facts = await lstat(join(root, folder)).catch(() => undefined);
  return facts?.isDirectory() === true;
}

/** @throws K2Error usage when a page may not be written where it would go: through a link, into `.git`, over a folder */
export async function requireWritable(session: Session, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const refusal = await checkPath(session.root, path, { output: '', allow: [] });
    if (refusal === null) continue;
    const reason = session.text({ id: refusal.id, values: { path: refusal.path, ...refusal.values } });
    throw new K2Error('usage', 'docs.outputRefused', { path, reason });
  }
}
