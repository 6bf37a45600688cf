import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { K2Error } from '../../errors/k2-error.js';
import { hashBytes } from '../hash-bytes.js';
import { readRegularFile } from '../read-regular-file.js';
import { isSameSeal, readSeal, type Seal } from './seal.js';
import { syncFolder, writeNewFile, writeWhole } from './sync-file.js';
import type { Write } from './write.js';

/** What is needed to take one write back: hashes to know its state by, and where its old bytes lie in `before.bin`. */
export type JournalEntry = {
  readonly path: string;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly mode: number;
  readonly offset: number;
  readonly length: number;
  /** The staged file beside it, relative to the root; null for a deletion. */
  readonly temp: string | null;
};

export type Journal = {
  readonly v: 1;
  readonly startedAt: string;
  readonly entries: readonly JournalEntry[];
  /** Folders made for new files, outermost first. */
  readonly folders: readonly string[];
  /** Of `before.bin` beside it. */
  readonly seal: Seal;
};

/** How a transaction ended; each is an empty file in its folder. None of them: it did not end. */
export type Mark = 'committed' | 'rolled-back' | 'undone';

const journalFile = 'journal.json';
const beforeFile = 'before.bin';

/** Writes a journal so that it is on the disk before anything else happens. All old bytes are one file: one wait for the disk, however many files change. */
export async function writeJournal(
  step: string,
  writes: readonly (Write & { readonly temp: string | null })[],
  folders: readonly string[],
): Promise<Journal> {
  let offset = 0;
  const entries = writes.map(({ path, before, after, mode, temp }): JournalEntry => {
    const length = before?.length ?? 0;
    const entry = {
      path,
      mode,
      temp,
      offset,
      length,
      beforeHash: hashOrNull(before),
      afterHash: hashOrNull(after),
    };
    offset += length;
    return entry;
  });
  await mkdir(dirname(step), { recursive: true });
  await mkdir(step);
  const bytes = Buffer.concat(writes.map(({ before }) => before ?? new Uint8Array()));
  await writeNewFile(join(step, beforeFile), bytes, { mode: 0o600 });
  const seal = await readSeal(join(step, beforeFile));
  if (seal === null) throw new K2Error('conflict', 'changes.changedSince', { paths: [step] });
  const journal: Journal = { v: 1, startedAt: new Date().toISOString(), entries, folders, seal };
  await writeWhole(join(step, journalFile), Buffer.from(`${JSON.stringify(journal, null, 2)}\n`));
  await syncFolder(step);
  return journal;
}

/**
 * A journal that was written; null when nothing of it, or only a part, reached the disk: then nothing else was touched either. Null too for one that was not written here:
 * a cloned repository may bring a journal of its own making, and what it names must not be written or removed.
 */
export async function readJournal(step: string): Promise<Journal | null> {
  const folder = await lstat(step).catch(() => null);
  if (folder === null || !folder.isDirectory()) return null;
  const bytes = await readRegularFile(join(step, journalFile)).catch(() => null);
  if (bytes === null) return null;
  const { journalSchema } = await import('./journal-schema.js');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  const read = journalSchema.safeParse(value);
  const seal = await readSeal(join(step, beforeFile));
  return read.success && seal !== null && isSameSeal(read.data.seal, seal) ? read.data : null;
}

/** The old bytes of an entry; null when there was no file. */
export async function readBefore(step: string, entry: JournalEntry): Promise<Uint8Array | null> {
  if (entry.beforeHash === null) return null;
  const bytes = Buffer.alloc(entry.length);
  const handle = await open(join(step, beforeFile), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    await handle.read(bytes, 0, entry.length, entry.offset);
  } finally {
    await handle.close();
  }
  if (hashBytes(bytes) !== entry.beforeHash)
    throw new Error(`the old bytes of ${entry.path} in ${step} are damaged`);
  return bytes;
}

export async function setMark(step: string, mark: Mark): Promise<void> {
  await writeWhole(join(step, mark), new Uint8Array());
  await syncFolder(step);
}

export async function hasMark(step: string, mark: Mark): Promise<boolean> {
  return (await lstat(join(step, mark)).catch(() => null)) !== null;
}

/** The transactions of a run's journal folder, oldest first. */
export async function listSteps(journal: string): Promise<readonly string[]> {
  const names = await readdir(journal).catch(() => []);
  return names
    .filter((name) => /^(?:step|undo)-\d+$/.test(name))
    .toSorted((first, second) => numberOf(first) - numberOf(second))
    .map((name) => join(journal, name));
}

/** The folder of a run's next transaction. */
export async function nextStep(journal: string, kind: 'step' | 'undo'): Promise<string> {
  const numbers = (await listSteps(journal)).map((step) => numberOf(step));
  return join(journal, `${kind}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`);
}

function numberOf(step: string): number {
  return Number(/\d+$/.exec(step)?.[0] ?? 0);
}

function hashOrNull(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : hashBytes(bytes);
}
