import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';

/** A new database takes PGlite seconds to make: once for each run, by the first who needs it. */
async function readNewDatabase(): Promise<Blob> {
  const file = path.join(inject('runFolder'), 'new-database.tar');
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    try {
      await mkdir(lock);
    } catch {
      await sleep(50);
      continue;
    }
    try {
      if (!existsSync(file)) {
        const client = await PGlite.create('memory://');
        const archive = await client.dumpDataDir('none');
        await client.close();
        await writeFile(`${file}.part`, archive.stream());
        await rename(`${file}.part`, file);
      }
    } finally {
      await rmdir(lock);
    }
  }
  return new Blob([await readFile(file)]);
}

/** PGlite in memory with an empty database of its own. */
export async function createEmptyPglite(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: await readNewDatabase() });
}
