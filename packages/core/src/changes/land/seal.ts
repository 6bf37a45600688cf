import { lstat } from 'node:fs/promises';

/** What the file system alone decides about a file, as decimal numbers: its inode, and when it was made and last written, in nanoseconds. */
export type Seal = { readonly inode: string; readonly born: string; readonly written: string };

/**
 * The seal of a file that was written once; null for none, a link or no regular file. A journal notes the seal of its `before.bin`, which a clone or copy of the journal does
 * not have: there the file gets another inode and the time of the clone. Moving the project, `chmod` and `chown` leave it as it is. Two limits: after a restored backup, or on
 * a file system that gives inodes out anew (exFAT), our own journal counts as foreign; and where no birth time is kept, an archive that sets times is told by the inode alone.
 */
export async function readSeal(path: string): Promise<Seal | null> {
  const stats = await lstat(path, { bigint: true }).catch(() => null);
  if (stats === null || !stats.isFile()) return null;
  return { inode: `${stats.ino}`, born: `${stats.birthtimeNs}`, written: `${stats.mtimeNs}` };
}

export function isSameSeal(first: Seal, second: Seal): boolean {
  return first.inode === second.inode && first.born === second.born && first.written === second.written;
}
