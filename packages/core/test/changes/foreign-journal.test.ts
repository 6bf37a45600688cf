import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChangeSet } from '../../src/changes/apply-change-set.js';
import { hashBytes } from '../../src/changes/hash-bytes.js';
import { setMark, writeJournal } from '../../src/changes/land/journal.js';
import { rollBack } from '../../src/changes/land/roll-back.js';
import { readSeal } from '../../src/changes/land/seal.js';
import { recoverJournal } from '../../src/changes/recover-journal.js';
import { isUndoable, undoRun } from '../../src/changes/undo-run.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { makeExecutable, projectFiles, verifiedChanges } from './change-set-fixture.js';

const temp = '.k2-000000000000.tmp';
let project: TemporaryProject;
let outside: string;
let victim: string;
let journal: string;
beforeEach(async () => {
  project = await temporaryProject(projectFiles);
  await makeExecutable(project.folder);
  outside = await mkdtemp(join(tmpdir(), 'k2 outside '));
  victim = join(outside, 'victim.txt');
  await writeFile(victim, 'precious\n');
  journal = join(project.folder, '.k2/journal/run-1');
});
afterEach(async () => {
  await project.remove();
  await rm(outside, { recursive: true });
});

const land = async (): Promise<unknown> =>
  applyChangeSet(await verifiedChanges(project.folder, { 'src/app.ts': 'new\n', 'n/a.txt': 'a' }), {
    journal,
  });

/** A journal as a repository can commit it: everything in it is right but the seal, which no commit can know. */
async function forge(entries: readonly object[], folders: readonly string[] = []): Promise<void> {
  const text = JSON.stringify({
    v: 1,
    startedAt: '',
    entries,
    folders,
    seal: { inode: '1', born: '1', written: '1' },
  });
  await project.write('.k2/journal/s/step-001/journal.json', text);
  await project.write('.k2/journal/s/step-001/before.bin', '');
  await project.write('.k2/journal/pending', '.k2/journal/s/step-001');
}

const creation = (path: string, bytes: string): object => ({
  path,
  beforeHash: null,
  afterHash: hashBytes(Buffer.from(bytes)),
  mode: 0o644,
  offset: 0,
  length: 0,
  temp: null,
});

describe('links that a cloned repository put where k2 writes', () => {
  test('beside a mark: a recovery leaves their target as it is', async () => {
    await forge([]);
    for (const name of ['rolled-back.new', 'rolled-back'])
      await symlink(victim, join(project.folder, '.k2/journal/s/step-001', name));
    await recoverJournal(project.folder);
    await setMark(join(project.folder, '.k2/journal/s/step-001'), 'rolled-back');
    expect(await readFile(victim, 'utf8')).toBe('precious\n');
  });

  test.each(['pending.new', 'pending'])(
    'in place of %s: a landing leaves its target as it is',
    async (name) => {
      await mkdir(join(project.folder, '.k2/journal'), { recursive: true });
      await symlink(victim, join(project.folder, '.k2/journal', name));
      await land();
      expect(await project.read('src/app.ts')).toBe('new\n');
      expect(await readFile(victim, 'utf8')).toBe('precious\n');
    },
  );

  test('a folder in place of the pending mark is in nobody’s way', async () => {
    await project.write('.k2/journal/pending/x', '');
    await land();
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['run-1']);
  });

  test('a link to the folder of a step is refused', async () => {
    await project.write('.k2/journal/pending', '.k2/journal/s/step-001');
    await symlink(outside, join(project.folder, '.k2/journal/s'));
    await expect(recoverJournal(project.folder)).rejects.toMatchObject({ id: 'changes.journalLink' });
    expect(await readdir(outside)).toEqual(['victim.txt']);
  });
});

describe('a journal that was not written here', () => {
  test('deletes no file and no folder', async () => {
    await mkdir(join(project.folder, 'empty'));
    await project.write(`src/${temp}`, 'x');
    await forge(
      [creation('src/app.ts', 'export const a = 1;\n'), { ...creation('src/y.ts', ''), temp: `src/${temp}` }],
      ['empty'],
    );
    const before = await project.tree();
    expect(await recoverJournal(project.folder)).toBeNull();
    expect(await project.tree()).toEqual(before);
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['s']);

    await project.write('.k2/journal/s/step-001/committed', '');
    journal = join(project.folder, '.k2/journal/s');
    expect(await isUndoable(journal)).toBe(false);
    await expect(undoRun({ root: project.folder, journal, force: true })).rejects.toMatchObject({
      code: 'usage',
      id: 'changes.foreignJournal',
    });
    expect(await project.tree()).toEqual(before);
  });

  test('is a real one too, once it was copied', async () => {
    await land();
    const copy = join(outside, 'copy');
    await cp(project.folder, copy, { recursive: true, preserveTimestamps: true });
    const copied = join(copy, '.k2/journal/run-1');
    expect(await isUndoable(copied)).toBe(false);
    await rm(join(copied, 'step-001/committed'));
    await writeFile(join(copy, '.k2/journal/pending'), '.k2/journal/run-1/step-001');
    expect(await recoverJournal(copy)).toBeNull();
    expect(await readFile(join(copy, 'src/app.ts'), 'utf8')).toBe('new\n');
    expect(await isUndoable(journal)).toBe(true);
  });

  test('a seal is no link’s', async () => {
    await symlink(victim, join(outside, 'link'));
    expect(await readSeal(join(outside, 'link'))).toBeNull();
    expect(await readSeal(victim)).toEqual(await readSeal(victim));
  });
});

test('a roll back removes nothing behind a link, whoever wrote the journal', async () => {
  await mkdir(join(outside, 'empty'));
  await writeFile(join(outside, temp), 'theirs');
  await symlink(outside, join(project.folder, 'lib'));
  const step = join(journal, 'step-001');
  const write = { path: 'lib/x.ts', before: null, after: Buffer.from('x'), mode: 0o644 };
  const written = await writeJournal(step, [{ ...write, temp: `lib/${temp}` }], ['lib/empty']);
  await rollBack(project.folder, step, written);
  expect((await readdir(outside)).sort()).toEqual([temp, 'empty', 'victim.txt'].sort());
});
