import { closeSync, linkSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '../errors/k2-error.js';

const staleAfterMs = 10_000;

/**
 * Moves the lines of a past month to `usage-YYYY-MM.jsonl`. Never loses one: a single process moves at a time, a name that exists is never
 * written over (a second file of the month gets a number), and a process that still has the old file open appends to it under its new name.
 * Where anything stands in the way the lines just stay where they are; readers take every file.
 */
export function rotateLedger(stateFolder: string, month: string): void {
  const current = join(stateFolder, 'usage.jsonl');
  const past = monthOf(current);
  if (past === null || past >= month) return;
  const lock = join(stateFolder, 'usage.rotating');
  if (!takeLock(lock)) return;
  try {
    // Another process may have moved them while this one waited for the lock.
    const still = monthOf(current);
    if (still === past && linkFree(current, join(stateFolder, `usage-${past}`))) rmSync(current);
  } catch {
    // The next month's first line tries again.
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Gives a file a second name that nothing else has; false when no name could be had. */
function linkFree(file: string, base: string): boolean {
  for (let number = 1; number < 100; number += 1) {
    const name = `${base}${number === 1 ? '' : `.${number}`}.jsonl`;
    try {
      linkSync(file, name);
      return true;
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') return false;
      // A process killed between naming and removing left it with both names.
      if (statSync(name).ino === statSync(file).ino) return true;
    }
  }
  return false;
}

function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch {
    // Left behind by a killed process: removed here, taken by a later line.
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleAfterMs) rmSync(lock, { force: true });
    return false;
  }
}

/** The month of a ledger's first line, `YYYY-MM`; null when there is no such line. */
function monthOf(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const head = Buffer.alloc(256);
    const length = readSync(file, head, 0, head.length, 0);
    return /"time":"(\d{4}-\d\d)-/.exec(head.toString('utf8', 0, length))?.[1] ?? null;
  } finally {
    closeSync(file);
  }
}
