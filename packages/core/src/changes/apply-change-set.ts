import type { AppliedChange } from './applied-change.js';
import type { VerifiedChangeSet } from './change-set.js';
import { commitWrites } from './land/commit-writes.js';
import { nextStep } from './land/journal.js';
import { refuseLinks } from './land/pending.js';
import { withProjectLock } from './land/with-project-lock.js';
import { toWrites } from './land/write.js';
import { summarizeChange } from './summarize-change.js';

/**
 * Lands a verified change set: the only writer into a project. Everything or nothing; a run may land several, each is a step of its journal and one undo takes back all.
 * @param options.journal the run's folder for what undo needs, absolute
 * @param options.signal an abort between two files takes back those before it
 * @throws K2Error conflict when a file changed since it was read or another run is writing; failed for the disk's own reasons (full, read-only, no permission); interrupted
 */
export async function applyChangeSet(
  verified: VerifiedChangeSet,
  options: { readonly journal: string; readonly signal?: AbortSignal },
): Promise<readonly AppliedChange[]> {
  const { root, changes } = verified;
  if (changes.length === 0) return [];
  const applied = await Promise.all(changes.map(summarizeChange));
  await withProjectLock(root, async () => {
    await refuseLinks(root, options.journal);
    await commitWrites(root, await nextStep(options.journal, 'step'), toWrites(changes), options.signal);
  });
  return applied;
}
