import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { K2Error } from '../../errors/k2-error.js';
import { readRegularFile } from '../read-regular-file.js';
import { walkPath } from '../scope/walk-path.js';
import { syncFolder, writeWhole } from './sync-file.js';

const folder = '.k2/journal';

/** The project's folder for what is in the middle of happening, made when missing. A link there would lead our own files out of the project. */
export async function openPendingFolder(root: string): Promise<string> {
  await refuseLinks(root, join(root, folder));
  await mkdir(join(root, folder), { recursive: true });
  return join(root, folder);
}

/** @throws K2Error conflict when a folder of ours inside the project is, or lies behind, a symbolic link */
export async function refuseLinks(root: string, target: string): Promise<void> {
  const path = relative(root, target);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return;
  const state = await walkPath(root, `${path.replaceAll('\\', '/')}/entry`);
  if (state.refusal !== null) throw new K2Error('conflict', 'changes.journalLink', { path });
}

/** Notes which transaction is under way, so that a later run finds it wherever its journal lies. Relative to the root: the project may be moved meanwhile. */
export async function setPending(root: string, step: string): Promise<void> {
  // Whatever stood there names nothing of ours: a transaction of ours was put right before this one began.
  await clearPending(root);
  await writeWhole(join(root, folder, 'pending'), Buffer.from(relative(root, step)));
  await syncFolder(join(root, folder));
}

export async function clearPending(root: string): Promise<void> {
  await rm(join(root, folder, 'pending'), { recursive: true, force: true });
}

/** The transaction that was under way when a run ended, or null. */
export async function readPending(root: string): Promise<string | null> {
  const bytes = await readRegularFile(join(root, folder, 'pending')).catch(() => null);
  const text = bytes === null ? '\0' : Buffer.from(bytes).toString('utf8');
  return text.includes('\0') ? null : resolve(root, text);
}
