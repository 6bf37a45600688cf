import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lutimes, mkdtemp, readdir, readFile, rm, stat, symlink, utimes } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChangeSet } from '../../src/changes/apply-change-set.js';
import { readProcessStart } from '../../src/changes/land/process-start.js';
import { recoverJournal } from '../../src/changes/recover-journal.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { makeExecutable, projectFiles, verifiedChanges } from './change-set-fixture.js';

let project: TemporaryProject;
let journal: string;
beforeEach(async () => {
  project = await temporaryProject(projectFiles);
  await makeExecutable(project.folder);
  journal = join(project.folder, '.k2/journal/run-1');
});
afterEach(() => project.remove());

describe('two runs at once', () => {
  test('one lands, the other is a conflict', async () => {
    const first = applyChangeSet(await verifiedChanges(project.folder, { 'a.txt': 'a' }), { journal });
    const second = applyChangeSet(await verifiedChanges(project.folder, { 'b.txt': 'b' }), {
      journal: join(project.folder, '.k2/journal/run-2'),
    });
    const [one, two] = await Promise.allSettled([first, second]);
    const failures = [one, two].filter((result) => result.status === 'rejected');
    expect(failures).toMatchObject([
      { reason: { code: 'conflict', id: 'changes.locked', values: { pid: process.pid } } },
    ]);
    // The lock was given back: the loser may try again.
    await applyChangeSet(await verifiedChanges(project.folder, { 'c.txt': 'c' }), { journal });
    expect(await project.read('c.txt')).toBe('c');
  });

  const lockOf = async (holder: object): Promise<string> => {
    const path = join(project.folder, '.k2/journal/lock');
    await project.write('.k2/journal/lock', '');
    const { ino } = await stat(path, { bigint: true });
    const own = { token: 'x', host: hostname(), inode: `${ino}` };
    await project.write('.k2/journal/lock', JSON.stringify({ ...own, ...holder }));
    return path;
  };
  const land = async (): Promise<unknown> =>
    applyChangeSet(await verifiedChanges(project.folder, { 'a.txt': 'a' }), { journal });

  test('a live process keeps its lock', async () => {
    const path = await lockOf({ pid: process.ppid, start: await readProcessStart(process.ppid) });
    await expect(land()).rejects.toMatchObject({
      code: 'conflict',
      id: 'changes.locked',
      values: { lock: path },
    });
    expect(await readFile(path, 'utf8')).toContain('"token":"x"');
  });

  test('a process of another machine keeps its lock', async () => {
    await lockOf({ pid: 2 ** 22 + 1, start: '1', host: 'another-machine' });
    await expect(land()).rejects.toMatchObject({ code: 'conflict', id: 'changes.locked' });
  });

  test('a lock that a cloned repository brought with it holds nobody up', async () => {
    for (const forged of [
      { pid: 1, start: null, host: 'another-machine', inode: '1' },
      { pid: 1, start: null, host: 'another-machine', inode: undefined },
    ]) {
      await lockOf(forged);
      await land();
      await rm(join(project.folder, 'a.txt'));
    }
    await symlink('nowhere', join(project.folder, '.k2/journal/lock'));
    const old = new Date(Date.now() - 60_000);
    await lutimes(join(project.folder, '.k2/journal/lock'), old, old);
    await land();
    await rm(join(project.folder, 'a.txt'));
    await project.write('.k2/journal/lock/x', '');
    await utimes(join(project.folder, '.k2/journal/lock'), old, old);
    await land();
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['run-1']);
  });

  (process.platform === 'linux' ? test : test.skip)(
    'a live process of this machine keeps its lock wherever its file went',
    async () => {
      const start = await readProcessStart(process.ppid);
      await lockOf({ pid: process.ppid, start, inode: '1' });
      await expect(land()).rejects.toMatchObject({ id: 'changes.locked' });
      await lockOf({ pid: process.ppid, start: null });
      await land();
    },
  );

  test('a dead process loses it', async () => {
    await lockOf({ pid: 2 ** 22 + 1, start: '1' });
    await land();
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['run-1']);
  });

  // Where the system does not tell when a process started, only its id can be asked.
  (process.platform === 'linux' ? test : test.skip)(
    'a process id given to another since loses it',
    async () => {
      await lockOf({ pid: process.ppid, start: '1' });
      await land();
      expect(await project.read('a.txt')).toBe('a');
    },
  );
});

describe('the records of k2', () => {
  test('are never written through a link', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'k2 outside '));
    await symlink(outside, join(project.folder, '.k2'));
    await expect(
      applyChangeSet(await verifiedChanges(project.folder, { 'a.txt': 'a' }), { journal }),
    ).rejects.toMatchObject({
      code: 'conflict',
      id: 'changes.journalLink',
    });
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test('nothing to recover is null, and makes no folder', async () => {
    expect(await recoverJournal(project.folder)).toBeNull();
    await expect(stat(join(project.folder, '.k2'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
