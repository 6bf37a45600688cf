import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, rm, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { K2Error, systemErrorCode } from '../../errors/k2-error.js';
import { readRegularFile } from '../read-regular-file.js';
import { isAlive, readProcessStart } from './process-start.js';

type Holder = {
  readonly pid: number;
  readonly start: string | null;
  readonly host: string;
  readonly token: string;
  /** The lock file's own: a lock that was cloned or copied with the project lies in another one. */
  readonly inode: string;
};

/** A lock that was taken; `release` gives it back. */
export type Lock = { readonly release: () => Promise<void> };

/**
 * Takes the lock file, or the one of a process that is gone.
 * @throws K2Error conflict while another process holds it
 */
export async function takeLock(path: string): Promise<Lock> {
  const start = await readProcessStart(process.pid);
  const mine = { pid: process.pid, start, host: hostname(), token: randomBytes(8).toString('hex') };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const text = await createWhole(path, mine);
    if (text !== null) return { release: () => releaseLock(path, text) };
    const other = await readText(path);
    if (other === null) continue;
    if (await isHeld(path, other)) break;
    await removeStale(path, other);
  }
  const holder = readHolder((await readText(path)) ?? '');
  throw new K2Error('conflict', 'changes.locked', {
    pid: holder?.pid ?? '?',
    host: holder?.host ?? '?',
    lock: path,
  });
}

/** Makes the lock with its text in it: a link appears whole, so nobody ever reads an empty lock. */
async function createWhole(path: string, holder: Omit<Holder, 'inode'>): Promise<string | null> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const text = await writeHolder(draft, holder);
    await link(draft, path);
    return text;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EEXIST') return null;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error;
    return await createPlain(path, holder);
  } finally {
    await rm(draft, { force: true });
  }
}

/** For file systems without hard links (exFAT). */
async function createPlain(path: string, holder: Omit<Holder, 'inode'>): Promise<string | null> {
  try {
    return await writeHolder(path, holder);
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return null;
    throw error;
  }
}

async function writeHolder(path: string, holder: Omit<Holder, 'inode'>): Promise<string> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const { ino } = await handle.stat({ bigint: true });
    const text = JSON.stringify({ ...holder, inode: `${ino}` } satisfies Holder);
    await handle.writeFile(text);
    return text;
  } finally {
    await handle.close();
  }
}

async function isHeld(path: string, text: string): Promise<boolean> {
  const holder = readHolder(text);
  if (holder === null) {
    // Being written this moment, or torn by a power cut.
    const age = Date.now() - ((await lstat(path).catch(() => null))?.mtimeMs ?? 0);
    return age < 10_000;
  }
  if (holder.host === hostname()) return await isAlive(holder.pid, holder.start);
  // The process table of another machine, or another container, cannot be asked; but a lock that one of them took on this very folder is still the file it made.
  const stats = await lstat(path, { bigint: true }).catch(() => null);
  return holder.inode === `${stats?.ino}`;
}

/** Takes a dead process's lock away; when another run was faster and the lock is new, it is put back. */
async function removeStale(path: string, expected: string): Promise<void> {
  const aside = `${path}.stale-${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  const taken = await readText(aside);
  if (taken !== expected) await link(aside, path).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}

async function releaseLock(path: string, text: string): Promise<void> {
  const current = await readText(path);
  if (current === text) await unlink(path);
}

/** The lock's text; null when there is none or it is another user's, the empty text for what no k2 command made: a link, a folder. */
async function readText(path: string): Promise<string | null> {
  try {
    return Buffer.from(await readRegularFile(path)).toString('utf8');
  } catch (error) {
    return ['ELOOP', 'EISDIR', 'EINVAL', 'EFBIG'].includes(systemErrorCode(error) ?? '') ? '' : null;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function readHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, start, host, token, inode }: Partial<Record<keyof Holder, unknown>> = value;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return null;
    if (typeof host !== 'string') return null;
    return {
      pid,
      host,
      start: textOrNull(start),
      token: textOrNull(token) ?? '',
      inode: textOrNull(inode) ?? '',
    };
  } catch {
    return null;
  }
}
