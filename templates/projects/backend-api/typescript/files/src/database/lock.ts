import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const held = new Set<string>();

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readHolder(file: string): Promise<number | undefined> {
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).trim());
  // A container gives each start the same number: our own, not held by us, is an old one.
  if (!Number.isInteger(pid) || pid <= 0 || (pid === process.pid && !held.has(file)))
    return undefined;
  return isRunning(pid) ? pid : undefined;
}

/**
 * Takes the folder for this process and returns how to give it back. PGlite does not notice a
 * second process in its files, and both would destroy them. A lock whose process is gone is taken
 * over. Throws when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.resolve(folder, 'lock');
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readHolder(file);
      if (holder !== undefined || attempt > 2) {
        throw new Error(
          `The database in ${folder} is in use by process ${holder ?? '(unknown)'}. Stop it, or set DATA_DIR to another folder. If no such server runs, delete ${file}.`,
        );
      }
      await rm(file, { force: true });
    }
  }
  held.add(file);
  return async () => {
    held.delete(file);
    await rm(file, { force: true });
  };
}
