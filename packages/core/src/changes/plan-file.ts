import { join } from 'node:path';
import { K2Error } from '../errors/k2-error.js';
import type { EditedFile, MovedFile, ReplyFile, WholeFile } from '../reply/reply.js';
import type { Change, Refusal } from './change-set.js';
import { hashBytes } from './hash-bytes.js';
import { placeEdits } from './place/place-edits.js';
import {
  newContent,
  readText,
  replyLines,
  type TextFile,
  usualEnding,
  writeText,
} from './place/text-file.js';
import { readRegularFile } from './read-regular-file.js';
import { refuse } from './refuse.js';
import { walkPath } from './scope/walk-path.js';

/** One file of a reply planned: what it would become, or why not. */
export type PlannedFile =
  | { readonly change: Change; readonly refusals: readonly [] }
  | { readonly change: null; readonly refusals: readonly Refusal[] };

type Existing = { readonly bytes: Uint8Array; readonly mode: number };

/**
 * Plans one file whose path was found good. Reads, never writes.
 * @throws K2Error conflict when the file is no longer as the model was shown it
 */
export async function planFile(
  root: string,
  file: ReplyFile,
  shown: ReadonlyMap<string, string>,
): Promise<PlannedFile> {
  const source = file.kind === 'move' ? file.from : file.path;
  const existing = await readExisting(root, source);
  const known = shown.get(source);
  if (known !== undefined && (existing === null || hashBytes(existing.bytes) !== known)) {
    throw new K2Error('conflict', 'changes.changedSince', { paths: [source] });
  }
  if (file.kind === 'whole') return planWhole(file, existing, known !== undefined);
  if (existing === null && file.kind !== 'edit') return refused('changes.noSuchFile', source);
  if (file.kind === 'edit') return planEdits(file, existing);
  if (file.kind === 'move') return planMove(root, file, existing);
  return { change: { ...changeOf(file.path, existing, null), action: 'delete' }, refusals: [] };
}

function planWhole(file: WholeFile, existing: Existing | null, isShown: boolean): PlannedFile {
  const content = newContent(file.content);
  if (existing === null)
    return { change: changeOf(file.path, null, Buffer.from(content, 'utf8')), refusals: [] };
  if (!isShown) return refused('changes.notShown', file.path);
  const old = readText(existing.bytes);
  if (old === null) return refused('changes.notText', file.path);
  const ending = usualEnding(old.lines);
  const lines = replyLines(content).map((text) => ({ text, ending }));
  return { change: changeOf(file.path, existing, writeText({ hasMark: old.hasMark, lines })), refusals: [] };
}

function planEdits(file: EditedFile, existing: Existing | null): PlannedFile {
  const empty: TextFile = { hasMark: false, lines: [] };
  const old = existing === null ? empty : readText(existing.bytes);
  if (old === null) return refused('changes.notText', file.path);
  const isNew = file.blocks.length === 1 && file.blocks[0]?.search.trim() === '';
  if (existing === null && !isNew) return refused('changes.noSuchFile', file.path);
  const placed = placeEdits(file.path, old, file.blocks);
  if (placed.file === null) return { change: null, refusals: placed.refusals };
  return {
    change: { ...changeOf(file.path, existing, writeText(placed.file)), ignored: placed.ignored },
    refusals: [],
  };
}

async function planMove(root: string, file: MovedFile, existing: Existing | null): Promise<PlannedFile> {
  const target = await walkPath(root, file.path);
  if (target.stats !== null) return refused('changes.targetExists', file.path);
  const after = existing?.bytes ?? null;
  return {
    change: { ...changeOf(file.path, existing, after), action: 'move', from: file.from },
    refusals: [],
  };
}

function changeOf(path: string, existing: Existing | null, after: Uint8Array | null): Change {
  const before = existing?.bytes ?? null;
  return {
    path,
    action: before === null ? 'create' : 'edit',
    before,
    after,
    mode: existing?.mode ?? 0o644,
    ignored: [],
  };
}

function refused(id: string, path: string): PlannedFile {
  return { change: null, refusals: [refuse(id, path)] };
}

async function readExisting(root: string, path: string): Promise<Existing | null> {
  const { stats } = await walkPath(root, path);
  if (stats === null) return null;
  return { bytes: await readRegularFile(join(root, path)), mode: stats.mode & 0o7777 };
}
