import { K2Error } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { mkdir, realpath, rename, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { takeCommitBack } from './git/first-commit.js';
import { openGit } from './git/run-git.js';
import { readProjectPath } from './name/project-name.js';
import { lstatOrNull } from './project/lstat-or-null.js';
import { putBackAbandoned, restore, undoRecordName } from './project/put-back-abandoned.js';
import { removeStaging } from './project/remove-staging.js';
import { newStagingName } from './project/staging-name.js';
import { findReceipt, type Receipt } from './receipt.js';
import { listChanged, listOthers, listRemovable } from './undo-plan.js';

/** What `--undo` took away. */
export type UndoResult = {
  readonly undone: string;
  /** Below the current folder, with `/`. */
  readonly dir: string;
  /** Files and folders, relative to `dir`. */
  readonly removed: readonly string[];
  /** What stays, because the run did not make it. */
  readonly kept: readonly string[];
  readonly dryRun: boolean;
};

/**
 * Takes away what the last run made in a project: its files, the packages it installed, the repository it made; never a file that was
 * added, nor one that was changed since. With `force` a changed file stays as a copy beside its place (`name.kept`).
 * @throws K2Error usage without a run to take back; conflict naming what changed since
 */
export async function undoInit(
  session: Session,
  request: { readonly name: string | undefined; readonly run: string | undefined; readonly force: boolean },
): Promise<UndoResult> {
  const dir = readProjectPath(request.name ?? '.', { cwd: session.cwd });
  const folder = await realpath(join(session.cwd, dir)).catch(() => join(session.cwd, dir));
  if (!session.isDryRun) await putBackAbandoned(folder);
  const receipt = await findReceipt(folder, request.run);
  const changed = await listChanged(folder, receipt, openGit(folder, session.environment));
  if (changed.length > 0 && !request.force) {
    throw new K2Error('conflict', 'init.undo.changed', { paths: changed, dir: dir === '' ? '.' : dir });
  }
  const removed = await listRemovable(folder, receipt, changed);
  if (!session.isDryRun) await takeAway(folder, { receipt, removed, changed, session });
  const kept = session.isDryRun ? await listOthers(folder, removed) : await listOthers(folder, []);
  return { undone: receipt.run, dir: dir === '' ? '.' : dir, removed, kept, dryRun: session.isDryRun };
}

/** Moves everything into one hidden folder, back again if that fails, and only then removes it. */
async function takeAway(
  folder: string,
  work: {
    readonly receipt: Receipt;
    readonly removed: readonly string[];
    readonly changed: readonly string[];
    readonly session: Session;
  },
): Promise<void> {
  const { receipt, removed, changed, session } = work;
  const staging = join(folder, newStagingName());
  await mkdir(staging, { mode: 0o700 });
  await writeFile(join(staging, undoRecordName), '{}');
  const tree = join(staging, 'tree');
  try {
    for (const path of removed) {
      session.signal.throwIfAborted();
      await mkdir(dirname(join(tree, path)), { recursive: true });
      if (changed.includes(path))
        await rename(join(folder, path), await freeName(join(folder, `${path}.kept`)));
      else await rename(join(folder, path), join(tree, path));
    }
  } catch (error) {
    await restore(tree, folder);
    await removeStaging(staging);
    throw error;
  }
  if (receipt.repository === 'found' && !changed.includes('.git'))
    await takeCommitBack(openGit(folder, session.environment));
  // Without its record nobody brings back what is removed next.
  await rename(join(staging, undoRecordName), join(staging, 'undone.json'));
  await removeStaging(staging);
  for (const path of removed) await removeEmptyAbove(join(folder, dirname(path)), folder);
  await removeMadeFolders(folder, receipt.madeFolders, session.cwd);
}

async function freeName(path: string): Promise<string> {
  for (let number = 2, name = path; ; number += 1) {
    if ((await lstatOrNull(name)) === null) return name;
    name = `${path}-${number}`;
  }
}

async function removeEmptyAbove(folder: string, root: string): Promise<void> {
  for (let above = folder; above !== root && above.startsWith(root + sep); above = dirname(above)) {
    if (!(await removeIfEmpty(above))) return;
  }
}

/** The folders the run made on its way go when they are empty, but not the one somebody stands in. */
async function removeMadeFolders(folder: string, count: number, cwd: string): Promise<void> {
  const here = await realpath(cwd);
  for (let left = count, above = folder; left > 0; left -= 1, above = dirname(above)) {
    const holdsUs = here === above || here.startsWith(above + sep);
    if (holdsUs || !(await removeIfEmpty(above))) return;
  }
}

async function removeIfEmpty(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}
