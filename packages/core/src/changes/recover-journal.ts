import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { K2Error } from '../errors/k2-error.js';
import type { Recovered } from './land/recover-under-lock.js';
import { withProjectLock } from './land/with-project-lock.js';
import { readPending } from './land/pending.js';

/**
 * Puts right what a killed run left half written: every file is as it was before that run. Null when there is nothing to do, or when the run in question is alive and
 * writing this moment. Every command may call it first; `applyChangeSet` and `undoRun` do so themselves.
 */
export async function recoverJournal(root: string): Promise<Recovered | null> {
  if (
    (await readPending(root)) === null ||
    (await stat(join(root, '.k2', 'journal')).catch(() => null)) === null
  )
    return null;
  try {
    return await withProjectLock(root, async (recovered) => recovered);
  } catch (error) {
    if (K2Error.is(error) && error.id === 'changes.locked') return null;
    throw error;
  }
}
