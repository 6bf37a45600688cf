import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { applyChangeSet } from '../../src/changes/apply-change-set.js';
import { hashBytes } from '../../src/changes/hash-bytes.js';
import { readSeal } from '../../src/changes/land/seal.js';
import { recoverJournal } from '../../src/changes/recover-journal.js';
import { isUndoable, undoRun } from '../../src/changes/undo-run.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import {
  everyKind,
  makeExecutable,
  projectFiles,
  verifiedChanges,
  type Wanted,
} from './change-set-fixture.js';

let project: TemporaryProject;
let journal: string;
beforeEach(async () => {
  project = await temporaryProject(projectFiles);
  await makeExecutable(project.folder);
  journal = join(project.folder, '.k2/journal/run-1');
});
afterEach(() => project.remove());

const land = async (wanted: Wanted): Promise<unknown> =>
  applyChangeSet(await verifiedChanges(project.folder, wanted), { journal });
const undo = (force = false) => undoRun({ root: project.folder, journal, force });

test('apply then undo is the identity: bytes, modes, new folders', async () => {
  const before = await project.tree();
  await land(everyKind);
  expect(await isUndoable(journal)).toBe(true);
  const { restored, kept } = await undo();
  expect(await project.tree()).toEqual(before);
  expect([...restored].sort()).toEqual([...Object.keys(everyKind), 'src/from.ts'].sort());
  expect(kept).toEqual([]);
  expect(await isUndoable(journal)).toBe(false);
});

test('several steps of one run go back together', async () => {
  const before = await project.tree();
  await land(everyKind);
  await land({ 'src/app.ts': 'third\n', 'auth/index.ts': null, 'auth/more.ts': 'm\n' });
  await land({ 'auth/index.ts': 'again\n', 'src/old.ts': 'back\n' });
  await undo();
  expect(await project.tree()).toEqual(before);
});

test('an undo cannot be undone twice, and a run that landed nothing cannot be undone', async () => {
  await expect(undo()).rejects.toMatchObject({ code: 'usage', id: 'changes.nothingToUndo' });
  await land({ 'a.txt': 'a' });
  await undo();
  await expect(undo()).rejects.toMatchObject({ code: 'usage', id: 'changes.nothingToUndo' });
});

test('a run can land again after it was undone, and be undone again', async () => {
  const before = await project.tree();
  await land({ 'a.txt': 'a' });
  await undo();
  await land({ 'a.txt': 'b' });
  await undo();
  expect(await project.tree()).toEqual(before);
});

test('files changed since are named, and nothing is taken back', async () => {
  await land(everyKind);
  await project.write('src/app.ts', 'mine\n');
  await project.write('src/old.ts', 'mine too\n');
  await rm(join(project.folder, 'lib/to.ts'));
  const before = await project.tree();
  await expect(undo()).rejects.toMatchObject({
    code: 'conflict',
    id: 'changes.undoChanged',
    values: { paths: ['src/app.ts', 'src/old.ts'] },
  });
  expect(await project.tree()).toEqual(before);
});

test('with force they are restored, and a copy of each is kept beside it', async () => {
  const before = await project.tree();
  await land(everyKind);
  await project.write('src/app.ts', 'mine\n');
  await project.write('src/app.ts.kept-1', 'there before\n');
  await chmod(join(project.folder, 'src/app.ts'), 0o600);
  expect(await undo(true)).toMatchObject({ kept: ['src/app.ts.kept-2'] });
  const after = await project.tree();
  expect(await project.read('src/app.ts.kept-2')).toBe('mine\n');
  expect(after).toEqual({
    ...before,
    'src/app.ts.kept-1': after['src/app.ts.kept-1'],
    'src/app.ts.kept-2': after['src/app.ts.kept-2'],
  });
});

test('a folder that holds something of the user stays', async () => {
  await land(everyKind);
  await project.write('auth/deep/mine.ts', 'x');
  await undo();
  expect(await readdir(join(project.folder, 'auth/deep'))).toEqual(['mine.ts']);
});

test('what the user took back by hand needs nothing', async () => {
  const before = await project.tree();
  await land({ 'src/app.ts': 'x\n', 'a.txt': 'a' });
  await project.write('src/app.ts', 'export const a = 1;\n');
  expect(await undo()).toMatchObject({ restored: ['a.txt'] });
  expect(await project.tree()).toEqual(before);
});

test('an abort leaves the run as it landed, and it can be undone later', async () => {
  const before = await project.tree();
  await land(everyKind);
  const landed = await project.tree();
  const signal = AbortSignal.abort();
  await expect(undoRun({ root: project.folder, journal, force: false, signal })).rejects.toMatchObject({
    code: 'interrupted',
  });
  expect(await project.tree()).toEqual(landed);
  await undo();
  expect(await project.tree()).toEqual(before);
});

test('a journal kept elsewhere works too', async () => {
  const before = await project.tree();
  journal = join(project.folder, '.k2/runs/run-1/journal');
  await land(everyKind);
  await expect(stat(join(journal, 'step-001/committed'))).resolves.toBeDefined();
  await undo();
  expect(await project.tree()).toEqual(before);
});

test('a folder where a file was is never replaced, force or not', async () => {
  await land(everyKind);
  await rm(join(project.folder, 'src/app.ts'));
  await mkdir(join(project.folder, 'src/app.ts'));
  const before = await project.tree();
  for (const force of [false, true]) {
    await expect(undo(force)).rejects.toMatchObject({ code: 'conflict', values: { paths: ['src/app.ts'] } });
    expect(await project.tree()).toEqual(before);
  }
});

test('a journal that a cloned repository brought with it cannot reach git, k2 or the outside', async () => {
  const bytes = Buffer.from('#!/bin/sh\necho owned\n');
  const step = join(journal, 'step-001');
  const entry = {
    beforeHash: hashBytes(bytes),
    afterHash: null,
    mode: 0o755,
    offset: 0,
    length: bytes.length,
    temp: null,
  };
  const victim = { v: 1, startedAt: '', folders: [], entries: [entry] };
  await project.write('.k2/journal/pending', '.k2/journal/run-1/step-001');
  await project.write(join('.k2/journal/run-1/step-001', 'before.bin'), bytes);
  // Even a seal that was guessed right opens nothing of this.
  const seal = await readSeal(join(step, 'before.bin'));
  const before = await project.tree();
  for (const attack of [
    { ...victim, entries: [{ ...entry, path: '.git/hooks/pre-commit' }] },
    { ...victim, entries: [{ ...entry, path: '../outside.sh' }] },
    { ...victim, entries: [{ ...entry, path: '/tmp/outside.sh' }] },
    { ...victim, entries: [{ ...entry, path: '.k2/prompts/x.hbs' }] },
    { ...victim, entries: [{ ...entry, path: 'a.sh', temp: 'src/app.ts' }] },
    { ...victim, entries: [{ ...entry, path: 'a.sh', temp: '../x/.k2-000000000000.tmp' }] },
    { ...victim, folders: ['../x'], entries: [] },
    { entries: 'all' },
  ]) {
    await project.write('.k2/journal/run-1/step-001/journal.json', JSON.stringify({ ...attack, seal }));
    await project.write('.k2/journal/pending', '.k2/journal/run-1/step-001');
    expect(await recoverJournal(project.folder)).toBeNull();
    await rm(join(step, 'committed'), { force: true });
    await project.write('.k2/journal/run-1/step-001/committed', '');
    await expect(undo(true)).rejects.toMatchObject({ code: 'usage', id: 'changes.foreignJournal' });
    expect(await isUndoable(journal)).toBe(false);
    expect(await project.tree()).toEqual(before);
    await rm(join(step, 'committed'), { force: true });
  }
});
