import { randomBytes } from 'node:crypto';
import { mkdir, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorText, K2Error } from '../../errors/k2-error.js';
import { hashBytes } from '../hash-bytes.js';
import { walkPath } from '../scope/walk-path.js';
import { giveName } from './give-name.js';
import { setMark, writeJournal } from './journal.js';
import { clearPending, setPending } from './pending.js';
import { readCurrentHash, rollBack } from './roll-back.js';
import { syncFolder, writeNewFile } from './sync-file.js';
import type { Write } from './write.js';
import { toWriteFailure } from './write-failure.js';

type Staged = Write & { readonly temp: string | null };

/**
 * Lands writes as one: all of them, or none. First the journal is on the disk, then every new file beside its place, then the renames; any failure or an abort takes back
 * what happened. Every path is walked and every file compared with what it was planned against, at the start and again right before it is touched.
 * @throws K2Error conflict, failed or interrupted; the tree is then as it was
 */
export async function commitWrites(
  root: string,
  step: string,
  writes: readonly Write[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const folders = await checkAll(root, writes);
  const staged = writes.map((write): Staged => ({
    ...write,
    temp: write.after === null ? null : tempBeside(write.path),
  }));
  const journal = await writeJournal(step, staged, folders);
  await setPending(root, step);
  let path = writes[0]?.path ?? '';
  try {
    for (const folder of folders) {
      path = folder;
      await mkdir(join(root, folder));
    }
    for (const write of staged) {
      path = write.path;
      stopIfAborted(signal);
      await stage(root, write);
    }
    for (const write of staged) {
      path = write.path;
      stopIfAborted(signal);
      await land(root, write);
    }
    for (const folder of new Set(
      [...writes.map((write) => write.path), ...folders].map((name) => dirname(name)),
    )) {
      await syncFolder(join(root, folder));
    }
    stopIfAborted(signal);
    await setMark(step, 'committed');
  } catch (error) {
    await takeBack(root, step, journal, error);
    throw toWriteFailure(error, path);
  }
  await clearPending(root);
}

async function takeBack(
  root: string,
  step: string,
  journal: Parameters<typeof rollBack>[2],
  reason: unknown,
): Promise<void> {
  try {
    await rollBack(root, step, journal);
    await clearPending(root);
  } catch (error) {
    // The journal stays, so the next run tries again.
    throw new K2Error(
      'failed',
      'changes.rollBackFailed',
      { journal: step, reason: errorText(error) },
      { cause: reason },
    );
  }
}

/** Refuses when any file is not as it was planned against; gives the folders to make, outermost first. */
async function checkAll(root: string, writes: readonly Write[]): Promise<readonly string[]> {
  const changed: string[] = [];
  const folders = new Set<string>();
  for (const write of writes) {
    if (!(await isAsPlanned(root, write))) changed.push(write.path);
    else if (write.after !== null)
      for (const folder of (await walkPath(root, write.path)).missing) folders.add(folder);
  }
  if (changed.length > 0) throw new K2Error('conflict', 'changes.changedSince', { paths: changed });
  return [...folders].toSorted((first, second) => first.split('/').length - second.split('/').length);
}

async function isAsPlanned(root: string, write: Write): Promise<boolean> {
  const planned = write.before === null ? null : hashBytes(write.before);
  return (await readCurrentHash(root, write.path)) === planned;
}

async function stage(root: string, { path, after, mode, temp }: Staged): Promise<void> {
  if (after === null || temp === null) return;
  const state = await walkPath(root, path);
  if (state.refusal !== null || state.missing.length > 0)
    throw new K2Error('conflict', 'changes.changedSince', { paths: [path] });
  await writeNewFile(join(root, temp), after, {
    mode,
    ...(state.stats === null ? {} : { owner: state.stats }),
  });
}

async function land(root: string, write: Staged): Promise<void> {
  if (!(await isAsPlanned(root, write)))
    throw new K2Error('conflict', 'changes.changedSince', { paths: [write.path] });
  const target = join(root, write.path);
  if (write.temp === null) await unlink(target);
  else if (write.before === null) await giveName(join(root, write.temp), target);
  else await rename(join(root, write.temp), target);
}

function tempBeside(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return `${folder}.k2-${randomBytes(6).toString('hex')}.tmp`;
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new K2Error('interrupted', 'changes.interrupted');
}
