import { lstat, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemErrorCode } from '../errors/k2-error.js';
import { removeFolder } from './remove-folder.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Removes copies that a killed run left behind: the user's own, older than a day, of a process that is no more. Never throws. */
export async function sweepCopies(now: number = Date.now()): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = /^k2-proof-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const found = await lstat(folder).catch(() => undefined);
    // The age too: containers that share this folder have process numbers of their own.
    if (found?.isDirectory() !== true || found.uid !== process.getuid?.() || now - found.mtimeMs < dayMs)
      continue;
    await removeFolder(folder).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}
