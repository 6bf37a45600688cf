import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { chmod, chown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyChangeSet } from '../../src/changes/apply-change-set.js';
import { recoverJournal } from '../../src/changes/recover-journal.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { verifiedChanges, type Wanted } from './change-set-fixture.js';

const script = fileURLToPath(new URL('./fixtures/apply-in-child.mjs', import.meta.url));
// Signals, limits and permission bits as they are meant here are POSIX.
const onPosix = process.platform === 'win32' ? describe.skip : describe;
let project: TemporaryProject;
let journal: string;
afterEach(() => project.remove());

type Child = ReturnType<typeof spawnChild>;

/** The child is in an object of its own: awaiting a promise for it would wait for its end. */
async function startChild(
  wanted: Wanted,
  options: { uid?: number; limit?: number } = {},
): Promise<{ child: Child }> {
  const { root, changes } = await verifiedChanges(project.folder, wanted);
  const encode = (bytes: Uint8Array | null): string | null =>
    bytes === null ? null : Buffer.from(bytes).toString('base64');
  const input = JSON.stringify({
    root,
    journal,
    uid: options.uid,
    changes: changes.map((change) => ({
      ...change,
      before: encode(change.before),
      after: encode(change.after),
    })),
  });
  const command = options.limit === undefined ? 'exec "$@"' : `ulimit -f ${options.limit}; exec "$@"`;
  return { child: spawnChild(command, input) };
}

function spawnChild(command: string, input: string) {
  return execa('sh', ['-c', command, 'sh', process.execPath, script], { input, reject: false });
}

async function reach(child: Child, reached: () => Promise<boolean>): Promise<void> {
  let isOver = false;
  void child.then(() => (isOver = true));
  while (!(await reached())) if (isOver) throw new Error('the child ended before it could be stopped');
}

onPosix('kill -9 in the middle', () => {
  const count = 120;
  const name = (index: number): string => `d${index % 7}/f${index}.txt`;
  const old: Record<string, string> = {};
  const wanted: Record<string, string | null | { from: string }> = {};
  for (let index = 0; index < count; index += 1) {
    if (index % 4 !== 0) old[name(index)] = `old ${index}\n`;
    if (index % 4 === 0) wanted[`new/n${index % 5}/f${index}.txt`] = `new ${index}\n`;
    else if (index % 4 === 1) wanted[name(index)] = `edited ${index}\n`;
    else if (index % 4 === 2) wanted[name(index)] = null;
    else wanted[`moved/f${index}.txt`] = { from: name(index) };
  }
  beforeEach(async () => {
    project = await temporaryProject(old);
    journal = join(project.folder, '.k2/journal/run-1');
  });

  const exists = (path: string): Promise<boolean> =>
    stat(join(project.folder, path)).then(
      () => true,
      () => false,
    );
  const isGone = async (path: string): Promise<boolean> => !(await exists(path));
  // The files land in order, so seeing this one means that everything before it has landed.
  const moments: [string, () => Promise<boolean>][] = [
    ['the folders are made', () => exists('new/n0')],
    ['the first file has landed', () => exists('new/n0/f0.txt')],
    ['the first deletion is done', () => isGone(name(2))],
    ['the first move is done', () => isGone(name(3))],
    ['half of the files have landed', () => exists('new/n0/f60.txt')],
    ['almost all of them have', () => exists('new/n1/f116.txt')],
  ];

  test.each(moments)('when %s: the next run puts every file back', async (_, reached) => {
    const before = await project.tree();
    const { child } = await startChild(wanted);
    await reach(child, reached);
    child.kill('SIGKILL');
    expect((await child).signal).toBe('SIGKILL');
    expect(await exists('.k2/journal/pending')).toBe(true);
    expect(JSON.stringify(await project.tree()) === JSON.stringify(before)).toBe(false);

    const recovered = await recoverJournal(project.folder);
    expect(recovered?.foreign).toEqual([]);
    expect(await project.tree()).toEqual(before);
    expect(await recoverJournal(project.folder)).toBeNull();
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['run-1']);
  });

  test('the next change set recovers by itself, and lands', async () => {
    const before = await project.tree();
    const { child } = await startChild(wanted);
    await reach(child, () => exists('new/n0/f20.txt'));
    child.kill('SIGKILL');
    await child;
    // Planned on the tree as the user sees it, half written: it must not land on top of that.
    const stale = await verifiedChanges(project.folder, { [name(1)]: 'mine\n' });
    await expect(applyChangeSet(stale, { journal })).rejects.toMatchObject({ code: 'conflict' });
    expect(await project.tree()).toEqual(before);
    await applyChangeSet(await verifiedChanges(project.folder, { [name(1)]: 'mine\n' }), { journal });
    expect(await project.read(name(1))).toBe('mine\n');
  });

  test('what the user changed after the kill is left alone and named', async () => {
    const { child } = await startChild(wanted);
    await reach(child, () => exists('new/n0/f20.txt'));
    child.kill('SIGKILL');
    await child;
    await project.write('new/n0/f0.txt', 'mine\n');
    expect(await recoverJournal(project.folder)).toMatchObject({ foreign: ['new/n0/f0.txt'] });
    expect(await project.read('new/n0/f0.txt')).toBe('mine\n');
    expect(await exists('new/n0/f40.txt')).toBe(false);
  });

  test('an interrupt is taken back by the run itself', async () => {
    const before = await project.tree();
    const { child } = await startChild(wanted);
    await reach(child, () => exists('new/n0/f20.txt'));
    child.kill('SIGINT');
    const { stdout } = await child;
    expect(JSON.parse(String(stdout))).toMatchObject({ ok: false, code: 'interrupted' });
    expect(await project.tree()).toEqual(before);
    expect(await exists('.k2/journal/pending')).toBe(false);
  });
});

onPosix('the disk says no', () => {
  beforeEach(async () => {
    project = await temporaryProject({ 'a.txt': 'a\n', 'locked/x.txt': 'x\n', 'z.txt': 'z\n' });
    journal = join(project.folder, '.k2/journal/run-1');
  });
  const outcome = async ({ child }: { child: Child }): Promise<Record<string, unknown>> =>
    JSON.parse(String((await child).stdout)) as Record<string, unknown>;

  test('no room for a file: failed, the path named, all taken back', async () => {
    const before = await project.tree();
    const { child } = await startChild(
      { 'a.txt': 'new\n', 'n/b.txt': 'b\n', 'n/large.txt': 'x'.repeat(2_000_000), 'z.txt': null },
      { limit: 128 },
    );
    expect(await outcome({ child })).toMatchObject({
      ok: false,
      code: 'failed',
      id: 'changes.writeFailed',
      values: { path: 'n/large.txt', reason: 'EFBIG' },
    });
    expect(await project.tree()).toEqual(before);
  });

  test('no room for the journal: failed, nothing begun', async () => {
    await project.write('big.txt', 'x'.repeat(2_000_000));
    const before = await project.tree();
    expect(await outcome(await startChild({ 'big.txt': 'small\n' }, { limit: 128 }))).toMatchObject({
      code: 'failed',
      values: { reason: 'EFBIG' },
    });
    expect(await project.tree()).toEqual(before);
  });

  test('a folder without write permission: failed, the path named, all taken back', async () => {
    // Permission bits do not hold for root, so the child becomes an ordinary user there.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (uid !== undefined)
      for (const path of ['', 'locked', 'a.txt', 'locked/x.txt', 'z.txt'])
        await chown(join(project.folder, path), uid, uid);
    await chmod(join(project.folder, 'locked'), 0o555);
    const before = await project.tree();
    const { child } = await startChild(
      { 'a.txt': 'new\n', 'n/b.txt': 'b\n', 'locked/x.txt': 'y\n', 'z.txt': null },
      uid === undefined ? {} : { uid },
    );
    expect(await outcome({ child })).toMatchObject({
      ok: false,
      code: 'failed',
      id: 'changes.writeFailed',
      values: { path: 'locked/x.txt', reason: 'EACCES' },
    });
    expect(await project.tree()).toEqual(before);
    await chmod(join(project.folder, 'locked'), 0o755);
  });

  test('a deletion that is refused after other files landed: those go back too', async () => {
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (uid !== undefined)
      for (const path of ['', 'locked', 'a.txt', 'locked/x.txt', 'z.txt'])
        await chown(join(project.folder, path), uid, uid);
    await chmod(join(project.folder, 'locked'), 0o555);
    const before = await project.tree();
    const { child } = await startChild(
      { 'a.txt': 'new\n', 'n/b.txt': 'b\n', 'locked/x.txt': null, 'z.txt': null },
      uid === undefined ? {} : { uid },
    );
    expect(await outcome({ child })).toMatchObject({
      code: 'failed',
      values: { path: 'locked/x.txt', reason: 'EACCES' },
    });
    expect(await project.tree()).toEqual(before);
    await chmod(join(project.folder, 'locked'), 0o755);
  });

  (process.getuid?.() === 0 ? test : test.skip)('files keep their owner when root edits them', async () => {
    await chown(join(project.folder, 'a.txt'), 65534, 65534);
    await applyChangeSet(await verifiedChanges(project.folder, { 'a.txt': 'b\n' }), { journal });
    expect((await stat(join(project.folder, 'a.txt'))).uid).toBe(65534);
    expect(await project.read('a.txt')).toBe('b\n');
  });
});
