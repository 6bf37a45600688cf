import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { K2Error, systemErrorCode } from '../../errors/k2-error.js';
import { isAlive, readProcessStart } from './process-start.js';

type Holder = {
  readonly pid: number;
  readonly start: string | null;
  readonly host: string;
  readonly token: string;
};

/** A lock that was taken; `release` gives it back. */
export type Lock = { readonly release: () => Promise<void> };

/**
 * Takes the lock file, or the one of a process that is gone.
 * @throws K2Error conflict while another process holds it
 */
export async function takeLock(path: string): Promise<Lock> {
  const start = await readProcessStart(process.pid);
  const mine: Holder = { pid: process.pid, start, host: hostname(), token: randomBytes(8).toString('hex') };
  const text = JSON.stringify(mine);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createWhole(path, text)) return { release: () => releaseLock(path, text) };
    const other = await readFile(path, 'utf8').catch(() => null);
    if (other === null) continue;
    if (await isHeld(path, other)) break;
    await removeStale(path, other);
  }
  const holder = readHolder((await readFile(path, 'utf8').catch(() => null)) ?? '');
  throw new K2Error('conflict', 'changes.locked', {
    pid: holder?.pid ?? '?',
    host: holder?.host ?? '?',
    lock: path,
  });
}

/** Makes the lock with its text in it: a link appears whole, so nobody ever reads an empty lock. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error;
    return await createPlain(path, text);
  } finally {
    await rm(draft, { force: true });
  }
}

/** For file systems without hard links (exFAT). */
async function createPlain(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(path: string, text: string): Promise<boolean> {
  const holder = readHolder(text);
  if (holder === null) {
    // Being written this moment, or torn by a power cut.
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0);
    return age < 10_000;
  }
  // The process table of another machine, or another container, cannot be asked.
  return holder.host !== hostname() || (await isAlive(holder.pid, holder.start));
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
  const taken = await readFile(aside, 'utf8');
  if (taken !== expected) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function releaseLock(path: string, text: string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) await unlink(path);
}

function readHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as Holder) : null;
  } catch {
    return null;
  }
}
