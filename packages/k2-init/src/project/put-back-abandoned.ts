import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashOf } from '../template/render-template.js';
import { lstatOrNull } from './lstat-or-null.js';
import { removeStaging } from './remove-staging.js';
import { listAbandoned } from './staging-name.js';

/** What a run was moving out of its hidden folder, entry by entry, into a folder that existed. */
export type MoveRecord = {
  readonly entries: readonly string[];
  /** SHA-256 by path of everything it made. */
  readonly files: Readonly<Record<string, string>>;
};

export const moveRecordName = 'moving.json';
/** Beside it in the hidden folder of `--undo`: what was being taken away lies in `tree/` under its own path. */
export const undoRecordName = 'undoing.json';

/** Puts right what runs that were killed left in this folder: half-moved files go, half-removed ones come back, hidden folders vanish. */
export async function putBackAbandoned(folder: string): Promise<void> {
  for (const name of await listAbandoned(folder)) {
    const staging = join(folder, name);
    if ((await lstatOrNull(staging))?.isDirectory() !== true) continue;
    const record = await readRecord(join(staging, moveRecordName));
    if (record !== null) await removeMoved(folder, staging, record);
    if ((await lstatOrNull(join(staging, undoRecordName))) !== null)
      await restore(join(staging, 'tree'), folder);
    await removeStaging(staging);
  }
}

async function removeMoved(folder: string, staging: string, record: MoveRecord): Promise<void> {
  for (const entry of record.entries) {
    if (entry.includes('/') || entry.includes('\\') || entry === '..' || entry === '.') continue;
    const isStillStaged = (await lstatOrNull(join(staging, 'tree', entry))) !== null;
    if (!isStillStaged && (await isUntouched(folder, entry, record.files))) {
      await rm(join(folder, entry), { recursive: true, force: true });
    }
  }
}

/** Whether nothing below an entry was changed or added since the run wrote it. */
async function isUntouched(folder: string, path: string, files: MoveRecord['files']): Promise<boolean> {
  const facts = await lstatOrNull(join(folder, path));
  if (facts === null) return false;
  if (facts.isFile())
    return Object.hasOwn(files, path) && hashOf(await readFile(join(folder, path))) === files[path];
  if (!facts.isDirectory()) return false;
  for (const name of await readdir(join(folder, path))) {
    if (!(await isUntouched(folder, `${path}/${name}`, files))) return false;
  }
  return true;
}

/** Moves everything below `from` to the same place below `to`, where nothing stands there. */
export async function restore(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    const [source, destination] = [join(from, entry.name), join(to, entry.name)];
    const facts = await lstatOrNull(destination);
    if (facts === null) {
      await mkdir(dirname(destination), { recursive: true });
      await rename(source, destination);
    } else if (entry.isDirectory() && facts.isDirectory()) {
      await restore(source, destination);
    }
  }
}

async function readRecord(path: string): Promise<MoveRecord | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as MoveRecord;
  } catch {
    return null;
  }
}
