import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isUndoable, undoRun } from '../changes/undo-run.js';
import { K2Error } from '../errors/k2-error.js';
import type { Session } from './session.js';

/** What `--undo` did. */
export type Undone = {
  readonly run: string;
  readonly files: readonly string[];
  readonly count: number;
  readonly kept: readonly string[];
};

/**
 * Takes back the last run of this command that wrote into the project, or the one that was named.
 * @throws K2Error usage when there is none; conflict when files changed since and `force` was not given
 */
export async function undoLastRun(
  session: Session,
  options: { readonly run: string | undefined; readonly force: boolean },
): Promise<Undone> {
  const runs = await findUndoableRuns(session.root, session.command);
  const run = options.run ?? runs.at(-1);
  if (run === undefined) throw new K2Error('usage', 'undo.nothing', { command: session.command });
  if (!runs.includes(run)) throw new K2Error('usage', 'undo.unknownRun', { run, known: runs });
  const journal = join(session.root, '.k2', 'journal', run);
  const { restored, kept } = await undoRun({
    root: session.root,
    journal,
    force: options.force,
    signal: session.signal,
  });
  if (kept.length > 0) session.tell('warning', { id: 'undo.kept', values: { paths: kept } });
  return { run, files: restored, count: restored.length, kept };
}

/** The runs of a command whose journal is still there, oldest first; a run's id tells its command. */
async function findUndoableRuns(root: string, command: string): Promise<readonly string[]> {
  const names = await readdir(join(root, '.k2', 'journal')).catch(() => []);
  const ofCommand = new RegExp(`^\\d{8}-\\d{6}-\\d{3}-${command.replace(/^k2-/, '')}-[0-9a-f]+$`);
  const undoable: string[] = [];
  for (const name of names.filter((candidate) => ofCommand.test(candidate)).toSorted()) {
    if (await isUndoable(join(root, '.k2', 'journal', name))) undoable.push(name);
  }
  return undoable;
}
