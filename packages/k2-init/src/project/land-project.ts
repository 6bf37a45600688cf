import { K2Error, systemErrorCode } from '@k2/core';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderedFile } from '../template/render-template.js';
import { lstatOrNull } from './lstat-or-null.js';
import { putBackAbandoned, type MoveRecord, moveRecordName } from './put-back-abandoned.js';
import type { Target } from './inspect-target.js';
import { removeQuickly, removeStaging } from './remove-staging.js';
import { isStagingName, newStagingName } from './staging-name.js';
import { syncFolder, writeFiles } from './write-files.js';

/** A project that stands where it belongs, and the way back. */
export type LandedProject = {
  /** Takes away everything that was made in the folder since, in a moment: for an interrupted run. */
  readonly takeBack: () => Promise<void>;
};

/**
 * Puts the files into their folder: all of them, or none. They are written to a hidden folder beside, then moved by one rename; into a
 * folder that exists, entry by entry, and back if one fails. A killed run leaves at most the hidden folder, which the next run removes.
 * @throws K2Error conflict when the folder was filled meanwhile; the system's own errors otherwise
 */
export async function landProject(
  target: Target,
  files: readonly RenderedFile[],
  signal: AbortSignal,
): Promise<LandedProject> {
  await putBackAbandoned(target.parent);
  const staging = join(target.parent, newStagingName());
  await mkdir(staging, { mode: 0o700 });
  try {
    const [first] = target.missing;
    const tree = join(staging, 'tree');
    await writeFiles(join(tree, ...target.missing), files, signal);
    signal.throwIfAborted();
    if (first === undefined) await moveEntries(tree, target, staging, files);
    else await moveWhole(join(tree, first), join(target.parent, first), target);
    await syncFolder(target.parent);
  } finally {
    await (signal.aborted ? removeQuickly(staging) : removeStaging(staging));
  }
  return { takeBack: () => takeBack(target) };
}

async function moveWhole(from: string, to: string, target: Target): Promise<void> {
  // rename() replaces an empty folder without a word.
  if ((await lstatOrNull(to)) !== null) throw takenMeanwhile(target);
  try {
    await rename(from, to);
  } catch (error) {
    throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')
      ? takenMeanwhile(target)
      : error;
  }
}

async function moveEntries(
  tree: string,
  target: Target,
  staging: string,
  files: readonly RenderedFile[],
): Promise<void> {
  const entries = await readdir(tree);
  const record: MoveRecord = {
    entries,
    files: Object.fromEntries(files.map((file) => [file.path, file.sha256])),
  };
  await writeFile(join(staging, moveRecordName), JSON.stringify(record));
  await syncFolder(staging);
  const moved: string[] = [];
  try {
    for (const entry of entries) {
      if ((await lstatOrNull(join(target.folder, entry))) !== null) throw takenMeanwhile(target);
      await rename(join(tree, entry), join(target.folder, entry));
      moved.push(entry);
    }
  } catch (error) {
    for (const entry of moved.toReversed()) await rename(join(target.folder, entry), join(tree, entry));
    throw error;
  }
  // From here on the move is complete: without its record nobody puts it back.
  await rm(join(staging, moveRecordName));
}

async function takeBack(target: Target): Promise<void> {
  const staging = join(target.parent, newStagingName());
  await mkdir(staging, { mode: 0o700 });
  const [first] = target.missing;
  // In a folder that existed there was at most `.git`: all else came with this run.
  const made = first === undefined ? await readdir(target.folder) : [first];
  for (const entry of made) {
    if (isStagingName(entry) || (entry === '.git' && target.hasGit)) continue;
    await rename(join(target.parent, entry), join(staging, entry));
  }
  await removeQuickly(staging);
}

function takenMeanwhile(target: Target): K2Error {
  return new K2Error('conflict', 'init.target.taken', { path: target.folder });
}
