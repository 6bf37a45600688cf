import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemErrorCode } from '../errors/k2-error.js';
import type { LedgerEntry, VerdictEntry } from './ledger-entry.js';

export type Ledger = {
  readonly entries: readonly LedgerEntry[];
  readonly verdicts: readonly VerdictEntry[];
  /** Lines that are no entry: torn by a kill, or of a later version. */
  readonly skipped: number;
};

/** Reads every month of the ledger, oldest file first. No folder or no file is an empty ledger. */
export async function readLedger(stateFolder: string): Promise<Ledger> {
  const entries: LedgerEntry[] = [];
  const verdicts: VerdictEntry[] = [];
  let skipped = 0;
  for (const name of await ledgerFiles(stateFolder)) {
    const lines = createInterface({ input: createReadStream(join(stateFolder, name)), crlfDelay: Infinity });
    for await (const line of lines) {
      if (line.trim() === '') continue;
      const value = parseLine(line);
      if (value === null) skipped += 1;
      else if ('kind' in value) verdicts.push(value);
      else entries.push(value);
    }
  }
  return { entries, verdicts, skipped };
}

async function ledgerFiles(stateFolder: string): Promise<string[]> {
  try {
    const names = await readdir(stateFolder);
    const past = names.filter((name) => /^usage-\d{4}-\d\d(?:\.\d+)?\.jsonl$/.test(name)).sort();
    return [...past, ...names.filter((name) => name === 'usage.jsonl')];
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function parseLine(line: string): LedgerEntry | VerdictEntry | null {
  try {
    const value = JSON.parse(line) as Partial<LedgerEntry & VerdictEntry> | null;
    if (value === null || typeof value !== 'object' || value.v !== 1 || typeof value.time !== 'string')
      return null;
    if ('kind' in value) return value.kind === 'verdict' ? (value as VerdictEntry) : null;
    return typeof value.model === 'string' && typeof value.outcome === 'string'
      ? (value as LedgerEntry)
      : null;
  } catch {
    return null;
  }
}
