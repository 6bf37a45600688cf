import { K2Error } from '../errors/k2-error.js';
import type { Verdict } from '../verify/verdict.js';
import type { ChangeSet, VerifiedChangeSet } from './change-set.js';

/**
 * The gate: the only maker of a `VerifiedChangeSet`.
 * @throws K2Error gate when the verdict is no, naming the check that failed
 */
export function passGate(changeSet: ChangeSet, verdict: Verdict): VerifiedChangeSet {
  if (!verdict.ok) {
    throw new K2Error('gate', 'changes.notProven', {
      check: verdict.failed?.name ?? '-',
      output: verdict.failed?.output ?? '',
    });
  }
  return changeSet as VerifiedChangeSet;
}
