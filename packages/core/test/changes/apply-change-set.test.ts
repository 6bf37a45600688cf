import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChangeSet } from '../../src/changes/apply-change-set.js';
import { hashBytes } from '../../src/changes/hash-bytes.js';
import { passGate } from '../../src/changes/pass-gate.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { everyKind, makeExecutable, projectFiles, verifiedChanges } from './change-set-fixture.js';

let project: TemporaryProject;
let journal: string;
beforeEach(async () => {
  project = await temporaryProject(projectFiles);
  await makeExecutable(project.folder);
  journal = join(project.folder, '.k2/journal/run-1');
});
afterEach(() => project.remove());

/** A signal that is asked before every file: runs `act` at its n-th question, and aborts there when asked to. The real one could only be timed. */
function signalAt(
  count: number,
  act: () => void,
  aborts: boolean,
): AbortSignal & { readonly asked: () => number } {
  let asked = 0;
  const signal = {
    get aborted(): boolean {
      asked += 1;
      if (asked === count) act();
      return aborts && asked >= count;
    },
    asked: () => asked,
  };
  return signal as AbortSignal & { readonly asked: () => number };
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'));
}

describe('landing', () => {
  test('every kind of change lands, with modes kept and nothing left behind', async () => {
    const applied = await applyChangeSet(await verifiedChanges(project.folder, everyKind), { journal });
    expect(
      applied.map(({ path, action, from, added, removed }) => ({ path, action, from, added, removed })),
    ).toEqual([
      { path: 'src/app.ts', action: 'edit', from: undefined, added: 2, removed: 1 },
      { path: 'auth/deep/login.ts', action: 'create', from: undefined, added: 1, removed: 0 },
      { path: 'auth/index.ts', action: 'create', from: undefined, added: 1, removed: 0 },
      { path: 'src/old.ts', action: 'delete', from: undefined, added: 0, removed: 1 },
      { path: 'lib/to.ts', action: 'move', from: 'src/from.ts', added: 0, removed: 0 },
      { path: 'bin/run.sh', action: 'edit', from: undefined, added: 1, removed: 0 },
      { path: 'data/文件 一.bin', action: 'edit', from: undefined, added: 0, removed: 0 },
    ]);
    expect(applied[0]?.sha256).toBe(hashBytes(Buffer.from('export const a = 2;\nexport const b = 3;\n')));
    expect(applied[3]?.sha256).toBeNull();
    const tree = await project.tree();
    expect(Object.keys(tree).filter((path) => tree[path] !== 'folder')).toEqual(
      [
        'auth/deep/login.ts',
        'auth/index.ts',
        'bin/run.sh',
        'data/文件 一.bin',
        'lib/to.ts',
        'package.json',
        'src/app.ts',
      ].sort(),
    );
    expect(tree['bin/run.sh']).toMatch(/^755 /);
    expect(tree['auth/index.ts']).toMatch(/^644 /);
    expect(await project.read('lib/to.ts')).toBe('moved\n');
    expect(await names(project.folder)).toEqual([]);
    expect(await readdir(join(project.folder, '.k2/journal'))).toEqual(['run-1']);
  });

  test('an empty change set touches nothing at all', async () => {
    const before = await project.tree();
    expect(await applyChangeSet(await verifiedChanges(project.folder, {}), { journal })).toEqual([]);
    expect(await project.tree()).toEqual(before);
    await expect(stat(join(project.folder, '.k2'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('the gate is shut for a verdict that is no', async () => {
    const changeSet = await verifiedChanges(project.folder, everyKind);
    const failed = { name: 'test', command: 'npm test', ok: false, ms: 1, output: 'boom' };
    let thrown: unknown;
    try {
      passGate(changeSet, { ok: false, checks: [failed], failed, sandbox: null, notChecked: [] });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'gate', id: 'changes.notProven', values: { check: 'test' } });
  });
});

describe('a file that changed since it was read', () => {
  test.each([
    ['edited', async (folder: string) => writeFile(join(folder, 'src/app.ts'), 'mine\n')],
    ['deleted', async (folder: string) => rm(join(folder, 'src/app.ts'))],
    [
      'there although it was not',
      async (folder: string) =>
        mkdir(join(folder, 'auth')).then(() => writeFile(join(folder, 'auth/index.ts'), 'mine')),
    ],
    [
      'made a folder',
      async (folder: string) => rm(join(folder, 'src/app.ts')).then(() => mkdir(join(folder, 'src/app.ts'))),
    ],
    [
      'made a link',
      async (folder: string) =>
        rm(join(folder, 'src/app.ts')).then(() => symlink('old.ts', join(folder, 'src/app.ts'))),
    ],
    ['behind a linked folder', async (folder: string) => symlink('data', join(folder, 'auth'))],
    ['the source of a move', async (folder: string) => writeFile(join(folder, 'src/from.ts'), 'mine\n')],
    [
      'the target of a move',
      async (folder: string) =>
        mkdir(join(folder, 'lib')).then(() => writeFile(join(folder, 'lib/to.ts'), 'mine')),
    ],
  ])('%s: conflict, nothing written', async (_, change) => {
    const changeSet = await verifiedChanges(project.folder, everyKind);
    await change(project.folder);
    const before = await project.tree();
    await expect(applyChangeSet(changeSet, { journal })).rejects.toMatchObject({
      code: 'conflict',
      id: 'changes.changedSince',
    });
    expect(await project.tree()).toEqual(before);
    expect(await names(project.folder)).toEqual([]);
  });
});

describe('failing in the middle', () => {
  test('an abort at any of its questions leaves the tree byte-identical', async () => {
    const before = await project.tree();
    const count = signalAt(0, () => undefined, false);
    const probe = await temporaryProject(projectFiles);
    await applyChangeSet(await verifiedChanges(probe.folder, everyKind), {
      journal: join(probe.folder, '.k2/journal/run-1'),
      signal: count,
    });
    await probe.remove();
    expect(count.asked()).toBeGreaterThan(14);
    for (let at = 1; at <= count.asked(); at += 1) {
      const signal = signalAt(at, () => undefined, true);
      const changeSet = await verifiedChanges(project.folder, everyKind);
      await expect(applyChangeSet(changeSet, { journal, signal })).rejects.toMatchObject({
        code: 'interrupted',
      });
      expect([at, await project.tree()]).toEqual([at, before]);
      expect(await names(project.folder)).toEqual([]);
    }
  });

  // The questions after staging (8 of them) come right before each rename.
  test.each([
    [
      'edits a file that is about to be replaced',
      'bin/run.sh',
      (folder: string) => writeFileSync(join(folder, 'bin/run.sh'), 'mine\n'),
    ],
    [
      'makes a file that is about to be created',
      'auth/index.ts',
      (folder: string) => writeFileSync(join(folder, 'auth/index.ts'), 'mine\n'),
    ],
    [
      'swaps a file for a link out of the project',
      'bin/run.sh',
      (folder: string) => {
        rmSync(join(folder, 'bin/run.sh'));
        symlinkSync(join(tmpdir(), 'k2-never'), join(folder, 'bin/run.sh'));
      },
    ],
    [
      'swaps a folder for a link',
      'bin/run.sh',
      (folder: string) => {
        renameSync(join(folder, 'bin'), join(folder, 'bin2'));
        symlinkSync(tmpdir(), join(folder, 'bin'));
      },
    ],
    [
      'puts a folder where a file was',
      'bin/run.sh',
      (folder: string) => {
        rmSync(join(folder, 'bin/run.sh'));
        mkdirSync(join(folder, 'bin/run.sh'));
      },
    ],
  ])(
    'somebody %s between check and rename: conflict, their change stays, ours is gone',
    async (_, path, act) => {
      const before = await project.tree();
      const signal = signalAt(9, () => act(project.folder), false);
      await expect(
        applyChangeSet(await verifiedChanges(project.folder, everyKind), { journal, signal }),
      ).rejects.toMatchObject({
        code: 'conflict',
        values: { paths: [path] },
      });
      const after = await project.tree();
      for (const kept of ['src/app.ts', 'src/old.ts', 'src/from.ts', 'data/文件 一.bin'])
        expect([kept, after[kept]]).toEqual([kept, before[kept]]);
      for (const made of ['auth/deep/login.ts', 'lib/to.ts'])
        expect([made, after[made]]).toEqual([made, undefined]);
      await expect(stat(join(tmpdir(), 'k2-never'))).rejects.toMatchObject({ code: 'ENOENT' });
      expect((await readdir(tmpdir())).filter((name) => name === 'run.sh')).toEqual([]);
    },
  );

  test('random change sets with a random fault never leave a third state', async () => {
    let seed = 20261123;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 40; round += 1) {
      const paths = Array.from(
        { length: 1 + random(8) },
        (_, index) => `r${random(3)}/d${random(3)}/f${index}.txt`,
      );
      for (const path of paths)
        if (random(2) === 0) await project.write(path, `old ${random(1000)}\n`.repeat(random(50)));
      const wanted: Record<string, string | null> = {};
      for (const path of paths) {
        const exists = await stat(join(project.folder, path)).then(
          () => true,
          () => false,
        );
        wanted[path] = exists && random(3) === 0 ? null : `new ${random(1000)}\r\n`.repeat(random(50));
      }
      const changeSet = await verifiedChanges(project.folder, wanted);
      const before = await project.tree();
      const at = 1 + random(paths.length * 2 + 1);
      const outcome = await applyChangeSet(changeSet, {
        journal,
        signal: signalAt(at, () => undefined, random(3) > 0),
      }).then(
        () => 'landed',
        (error: { code: string }) => error.code,
      );
      const after = await project.tree();
      if (outcome === 'landed') {
        for (const [path, content] of Object.entries(wanted)) {
          expect(after[path]).toBe(content === null ? undefined : `644 ${hashBytes(Buffer.from(content))}`);
        }
      } else {
        expect([outcome, after]).toEqual(['interrupted', before]);
      }
    }
  });
});
