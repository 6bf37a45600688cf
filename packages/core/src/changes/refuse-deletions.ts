import type { Change, Refusal } from './change-set.js';
import { refuse } from './refuse.js';

/** Refusals for files a reply would delete: only `--yes`, or a person who was shown the diff, may let them go. */
export function refuseDeletions(changes: readonly Change[]): readonly Refusal[] {
  return changes
    .filter((change) => change.action === 'delete')
    .map((change) => refuse('changes.deletionNeedsYes', change.path));
}
