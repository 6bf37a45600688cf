import type { RenderedFile } from '../template/render-template.js';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes files into a folder nobody else uses, and makes sure they are on the disk. */
export async function writeFiles(
  folder: string,
  files: readonly RenderedFile[],
  signal: AbortSignal,
): Promise<void> {
  const folders = new Set([folder]);
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    signal.throwIfAborted();
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    for (let above = dirname(path); !folders.has(above); above = dirname(above)) folders.add(above);
    // The user's umask decides on the rest, as for every file they make.
    const handle = await open(path, 'wx', file.isExecutable ? 0o777 : 0o666);
    try {
      await handle.writeFile(file.content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  for (const written of folders) await syncFolder(written);
}

/** Puts a folder's entries on the disk, where the system can do that (Windows cannot). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
