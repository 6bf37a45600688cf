import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** Writes a new file and waits until it is on the disk; never through a link and never over a file that is there. */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array,
  attributes: { readonly mode: number; readonly owner?: { readonly uid: number; readonly gid: number } },
): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const handle = await open(path, flags, 0o600);
  try {
    await handle.writeFile(bytes);
    const { mode, owner } = attributes;
    // Only root can give a file away; a user's own files are theirs already.
    if (owner !== undefined && process.getuid?.() === 0) await handle.chown(owner.uid, owner.gid);
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes one of our own files so that it is there whole or not at all. Its draft has a name that nobody can have put a link under before; a link at `path` is replaced. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeNewFile(draft, bytes, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Waits until a folder's names are on the disk; some systems cannot, and need not. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch {
    // Windows and some network file systems refuse to sync a folder; their renames are as durable as they will be.
  } finally {
    await handle.close();
  }
}
