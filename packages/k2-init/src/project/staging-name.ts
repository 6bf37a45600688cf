import { hashOf } from '../template/render-template.js';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';

// The machine and the process are in the name, so that a later run can tell the folder of a killed run from one in use.
const machine = hashOf(hostname()).slice(0, 8);
const form = /^\.k2-init-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/;

/** A fresh name for a folder that only lives while a project is written or taken back. */
export function newStagingName(): string {
  return `.k2-init-${machine}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Whether a folder's name is one of `newStagingName`, of any machine. */
export function isStagingName(name: string): boolean {
  return form.test(name);
}

/** The names of folders here that runs on this machine left behind when they were killed. */
export async function listAbandoned(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => {
    const [, host, pid] = form.exec(name) ?? [];
    return host === machine && !isAlive(Number(pid));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
