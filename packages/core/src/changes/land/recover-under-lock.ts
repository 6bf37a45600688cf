import { errorText, K2Error } from '../../errors/k2-error.js';
import { hasMark, type Journal, readJournal } from './journal.js';
import { clearPending, readPending, refuseLinks } from './pending.js';
import { rollBack, type RolledBack } from './roll-back.js';

/** What was put right, and the journal it was read from. */
export type Recovered = RolledBack & { readonly journal: string };

/** Rolls a transaction back that no end was written for; null when there was none. The caller holds the project's lock. */
export async function recoverUnderLock(root: string): Promise<Recovered | null> {
  const step = await readPending(root);
  if (step === null) return null;
  await refuseLinks(root, step);
  const journal = await readJournal(step);
  const isOver =
    journal === null || (await hasMark(step, 'committed')) || (await hasMark(step, 'rolled-back'));
  const done = isOver ? null : await takeBack(root, step, journal);
  await clearPending(root);
  return done === null ? null : { ...done, journal: step };
}

async function takeBack(root: string, step: string, journal: Journal): Promise<RolledBack> {
  try {
    return await rollBack(root, step, journal);
  } catch (error) {
    throw new K2Error(
      'failed',
      'changes.rollBackFailed',
      { journal: step, reason: errorText(error) },
      { cause: error },
    );
  }
}
