import { join } from 'node:path';
import { toWriteFailure } from './write-failure.js';
import { takeLock } from './lock.js';
import { openPendingFolder } from './pending.js';
import { type Recovered, recoverUnderLock } from './recover-under-lock.js';

/**
 * Runs `work` as the only writer into a project; what a killed run left half done is put right first.
 * @throws K2Error conflict while another run is writing
 */
export async function withProjectLock<T>(
  root: string,
  work: (recovered: Recovered | null) => Promise<T>,
): Promise<T> {
  const path = '.k2/journal';
  try {
    const lock = await takeLock(join(await openPendingFolder(root), 'lock'));
    try {
      return await work(await recoverUnderLock(root));
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw toWriteFailure(error, path);
  }
}
