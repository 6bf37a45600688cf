import { randomBytes } from 'node:crypto';
import { rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashBytes } from '../hash-bytes.js';
import { readRegularFile } from '../read-regular-file.js';
import { walkPath } from '../scope/walk-path.js';
import { type Journal, type JournalEntry, readBefore, setMark } from './journal.js';
import { syncFolder, writeNewFile } from './sync-file.js';

/** What a roll back did: paths put back as they were, and paths left alone because somebody else changed them meanwhile. */
export type RolledBack = { readonly restored: readonly string[]; readonly foreign: readonly string[] };

/** Takes back whatever part of a transaction happened, last first. It looks at the files, not at how far the transaction says it came, so it may itself be cut and run again. */
export async function rollBack(root: string, step: string, journal: Journal): Promise<RolledBack> {
  const restored: string[] = [];
  const foreign: string[] = [];
  for (const entry of journal.entries.toReversed()) {
    await removeTemp(root, entry.temp);
    const current = await readCurrentHash(root, entry.path);
    if (current === entry.beforeHash) continue;
    if (current !== entry.afterHash) {
      foreign.push(entry.path);
      continue;
    }
    await restore(root, step, entry);
    restored.push(entry.path);
  }
  await removeEmptyFolders(root, journal.folders);
  await setMark(step, 'rolled-back');
  return { restored, foreign };
}

/** Removes a staged file that is left over; never one that lies behind a link, which may lead out of the project. */
async function removeTemp(root: string, temp: string | null): Promise<void> {
  if (temp === null || (await walkPath(root, temp)).refusal !== null) return;
  await rm(join(root, temp), { force: true });
}

/** Removes folders that hold nothing, innermost first; others, and those behind a link, stay. */
export async function removeEmptyFolders(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) {
    if ((await walkPath(root, `${folder}/entry`)).refusal !== null) continue;
    await rmdir(join(root, folder)).catch(() => undefined);
  }
}

/** The hash of what stands at a path: null for no file, the empty text for what is no regular file or cannot be reached without a link. */
export async function readCurrentHash(root: string, path: string): Promise<string | null> {
  const state = await walkPath(root, path);
  if (state.refusal !== null) return '';
  return state.stats === null ? null : hashBytes(await readRegularFile(join(root, path)));
}

async function restore(root: string, step: string, entry: JournalEntry): Promise<void> {
  const target = join(root, entry.path);
  const bytes = await readBefore(step, entry);
  if (bytes === null) {
    await unlink(target);
  } else {
    const temp = join(dirname(target), `.k2-${randomBytes(6).toString('hex')}.tmp`);
    const { stats } = await walkPath(root, entry.path);
    await writeNewFile(temp, bytes, { mode: entry.mode, ...(stats === null ? {} : { owner: stats }) });
    await rename(temp, target);
  }
  await syncFolder(dirname(target));
}
