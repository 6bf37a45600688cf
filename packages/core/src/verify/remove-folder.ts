import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../errors/k2-error.js';

/** Removes a folder of ours with all it holds, also what a program left there without permissions. Symbolic links are not followed. */
export async function removeFolder(folder: string): Promise<void> {
  const removal = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
  try {
    await rm(folder, removal);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'ENOTEMPTY'].includes(systemErrorCode(error) ?? '')) throw error;
    // An overlay's work folder has mode 0, and a test may take its own rights away.
    await openUp(folder);
    await rm(folder, removal);
  }
}

async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => undefined);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() === true) await openUp(path);
  }
}
