import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { K2Error, systemErrorCode } from '../errors/k2-error.js';
import { commitWrites } from './land/commit-writes.js';
import {
  hasMark,
  type Journal,
  type JournalEntry,
  listSteps,
  nextStep,
  readBefore,
  readJournal,
  setMark,
} from './land/journal.js';
import { refuseLinks } from './land/pending.js';
import { readCurrentHash, removeEmptyFolders } from './land/roll-back.js';
import { withProjectLock } from './land/with-project-lock.js';
import type { Write } from './land/write.js';
import { readRegularFile } from './read-regular-file.js';

/** What an undo did: paths as they were before the run, and copies of files that had changed since. */
export type UndoneRun = { readonly restored: readonly string[]; readonly kept: readonly string[] };

type Landed = { readonly step: string; readonly journal: Journal };
/** A path before the run's first write to it and after its last. */
type Net = {
  readonly path: string;
  readonly first: JournalEntry;
  readonly step: string;
  readonly afterHash: string | null;
};

/** Whether a run's journal holds anything to take back. */
export async function isUndoable(journal: string): Promise<boolean> {
  const { landed, isForeign } = await readLanded(journal);
  return landed.length > 0 && !isForeign;
}

/**
 * Takes back all that a run landed, as one transaction: files exactly as they were, new ones gone and the folders made for them when empty. Needs no git.
 * @throws K2Error usage when the run landed nothing, was taken back before or was not made here (its journal came with a clone or a copy); conflict naming the files that changed since, unless `force`, which keeps a copy of each beside it
 */
export async function undoRun(options: {
  readonly root: string;
  readonly journal: string;
  readonly force: boolean;
  readonly signal?: AbortSignal;
}): Promise<UndoneRun> {
  const { root, journal, force, signal } = options;
  return withProjectLock(root, async () => {
    await refuseLinks(root, journal);
    const { landed, isForeign } = await readLanded(journal);
    if (isForeign) throw new K2Error('usage', 'changes.foreignJournal', { journal });
    if (landed.length === 0) throw new K2Error('usage', 'changes.nothingToUndo', { journal });
    const { open, changed, blocked } = await compare(root, netEffect(landed));
    if (blocked.length > 0 || (changed.length > 0 && !force))
      throw new K2Error('conflict', 'changes.undoChanged', {
        paths: [...changed, ...blocked].map((net) => net.path),
      });
    const kept: string[] = [];
    for (const net of changed) kept.push(...(await keepCopy(root, net.path)));
    const nets = [...open, ...changed];
    const writes = await Promise.all(nets.map((net) => inverse(root, net)));
    if (writes.length > 0) await commitWrites(root, await nextStep(journal, 'undo'), writes, signal);
    await removeEmptyFolders(
      root,
      landed.flatMap(({ journal: { folders } }) => folders),
    );
    for (const { step } of landed) await setMark(step, 'undone');
    return { restored: nets.map((net) => net.path), kept };
  });
}

/** The transactions that a run landed; `isForeign`: one of them is said to have landed by a journal that was not written here. */
async function readLanded(journal: string): Promise<{
  readonly landed: readonly Landed[];
  readonly isForeign: boolean;
}> {
  const landed: Landed[] = [];
  let isForeign = false;
  for (const step of await listSteps(journal)) {
    if (!/step-\d+$/.test(step) || !(await hasMark(step, 'committed')) || (await hasMark(step, 'undone')))
      continue;
    const read = await readJournal(step);
    if (read === null) isForeign = true;
    else landed.push({ step, journal: read });
  }
  return { landed, isForeign };
}

function netEffect(landed: readonly Landed[]): readonly Net[] {
  const nets = new Map<string, Net>();
  for (const { step, journal } of landed) {
    for (const entry of journal.entries) {
      const known = nets.get(entry.path);
      if (known === undefined)
        nets.set(entry.path, { path: entry.path, first: entry, step, afterHash: entry.afterHash });
      else nets.set(entry.path, { ...known, afterHash: entry.afterHash });
    }
  }
  return [...nets.values()];
}

/** `blocked`: no file stands there any more but a folder or a link, which force does not replace either. */
type Compared = {
  readonly open: readonly Net[];
  readonly changed: readonly Net[];
  readonly blocked: readonly Net[];
};

/** Sorts paths into those as the run left them and those changed since; what is already as before the run needs nothing. */
async function compare(root: string, nets: readonly Net[]): Promise<Compared> {
  const open: Net[] = [];
  const changed: Net[] = [];
  const blocked: Net[] = [];
  for (const net of nets) {
    const current = await readCurrentHash(root, net.path);
    if (current === net.first.beforeHash) continue;
    if (current === '') blocked.push(net);
    else if (current === net.afterHash) open.push(net);
    else changed.push(net);
  }
  return { open, changed, blocked };
}

async function inverse(root: string, net: Net): Promise<Write> {
  const current = await readCurrentHash(root, net.path);
  const before = current === null ? null : await readRegularFile(join(root, net.path));
  return { path: net.path, before, after: await readBefore(net.step, net.first), mode: net.first.mode };
}

async function keepCopy(root: string, path: string): Promise<readonly string[]> {
  if ((await readCurrentHash(root, path)) === null) return [];
  for (let number = 1; ; number += 1) {
    const copy = `${path}.kept-${number}`;
    try {
      await copyFile(join(root, path), join(root, copy), constants.COPYFILE_EXCL);
      return [copy];
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    }
  }
}
