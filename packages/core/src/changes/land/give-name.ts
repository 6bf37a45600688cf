import { link, rename, unlink } from 'node:fs/promises';
import { systemErrorCode } from '../../errors/k2-error.js';

/** Gives a staged file its name without ever replacing one: a link fails where a rename would overwrite a file made this moment. */
export async function giveName(temp: string, target: string): Promise<void> {
  try {
    await link(temp, target);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error;
    await rename(temp, target);
    return;
  }
  await unlink(temp);
}
