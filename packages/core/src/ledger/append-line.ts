import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry, VerdictEntry } from './ledger-entry.js';
import { rotateLedger } from './rotate-ledger.js';

/** The file the lines of this month go to. */
export const ledgerFile = 'usage.jsonl';

/**
 * Appends one line to the ledger in a single write; many processes may do so at once. Synchronous, so that a process that is just being ended
 * still writes what it spent. A line somebody else tore off is closed first: it stays the only one lost.
 * @throws the system's error when the folder or the file cannot be written.
 */
export function appendLine(stateFolder: string, entry: LedgerEntry | VerdictEntry): void {
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  rotateLedger(stateFolder, entry.time.slice(0, 7));
  const file = openSync(join(stateFolder, ledgerFile), 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const torn = size > 0 && !endsWithNewline(file, size);
    const bytes = Buffer.from(`${torn ? '\n' : ''}${JSON.stringify(entry)}\n`);
    const written = writeSync(file, bytes);
    if (written < bytes.length)
      throw Object.assign(new Error('the disk took only a part of the line'), { code: 'ENOSPC' });
  } finally {
    closeSync(file);
  }
}

function endsWithNewline(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
