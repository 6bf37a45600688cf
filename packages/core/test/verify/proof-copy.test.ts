import { chmod, lstat, mkdir, readdir, readlink, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { makeCopy, type ProofCopy } from '../../src/verify/proof-copy.js';
import { sweepCopies } from '../../src/verify/sweep-copies.js';
import { deleted, moved, written } from './changes.js';

async function withCopy(
  project: TemporaryProject,
  over: Partial<Parameters<typeof makeCopy>[0]>,
  body: (copy: ProofCopy, entries: readonly string[]) => Promise<void>,
): Promise<void> {
  const root = project.folder;
  const copy = await makeCopy({
    root,
    packageRoot: root,
    files: await listFiles(root),
    form: 'link',
    ...over,
  });
  try {
    await body(copy, (await readdir(copy.folder, { recursive: true })).map(String).sort());
  } finally {
    await copy.remove();
    await project.remove();
  }
  await expect(stat(copy.folder)).rejects.toMatchObject({ code: 'ENOENT' });
}

test('copies the listed files with their modes, without secrets, .git and links that lead out', async () => {
  const project = await temporaryProject(
    { 'a/run.sh': '#!/bin/sh\n', 'a/中文 檔.ts': 'x', '.env': 'S=1', 'a/tls.pem': 'S', '.npmrc': 'token' },
    { git: true },
  );
  await chmod(join(project.folder, 'a/run.sh'), 0o755);
  await symlink('a/run.sh', join(project.folder, 'inside-link'));
  await symlink('../../etc/passwd', join(project.folder, 'relative-out'));
  await symlink('/etc/passwd', join(project.folder, 'absolute-out'));
  await withCopy(project, {}, async (copy, entries) => {
    expect(entries).toEqual(['a', 'a/run.sh', 'a/中文 檔.ts', 'inside-link']);
    expect((await stat(join(copy.folder, 'a/run.sh'))).mode & 0o777).toBe(0o755);
    expect(await readlink(join(copy.folder, 'inside-link'))).toBe('a/run.sh');
    expect((await stat(join(copy.folder, '..'))).mode & 0o077).toBe(0);
  });
});

test('puts changes on top: new, edited, deleted and moved files', async () => {
  const project = await temporaryProject({ 'edit.ts': 'old', 'gone.ts': 'x', 'from.ts': 'm' });
  const changes = [
    written('new/deep/a.ts', 'new'),
    written('edit.ts', 'edited', 'old'),
    deleted('gone.ts', 'x'),
    moved('from.ts', 'to/here.ts', 'm'),
  ];
  await withCopy(project, { changes }, async (_, entries) => {
    expect(entries).toEqual(['edit.ts', 'new', 'new/deep', 'new/deep/a.ts', 'to', 'to/here.ts']);
    expect(await project.read('edit.ts')).toBe('old');
    expect(await project.read('gone.ts')).toBe('x');
  });
});

test('a change through a link of the copy is refused and leaves no folder', async () => {
  const project = await temporaryProject({ 'real/a.ts': 'x' }, { git: true });
  await symlink('real', join(project.folder, 'link'));
  const root = project.folder;
  await expect(
    makeCopy({
      root,
      packageRoot: root,
      files: await listFiles(root),
      form: 'link',
      changes: [written('link/b.ts', 'y')],
    }),
  ).rejects.toThrow('link/b.ts');
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`k2-proof-${process.pid}-`))).toEqual([]);
  await project.remove();
});

test('every node_modules of a workspace gets its place, links between packages lead into the copy', async () => {
  const project = await temporaryProject({
    'package.json': '{}',
    'packages/a/package.json': '{}',
    'packages/b/package.json': '{}',
    'node_modules/dep/index.js': '',
    'node_modules/.cache/x': '',
    'node_modules/.package-lock.json': '{}',
    'packages/a/node_modules/own/index.js': '',
  });
  await mkdir(join(project.folder, 'node_modules/@w'));
  await symlink('../../packages/b', join(project.folder, 'node_modules/@w/b'));
  await withCopy(
    project,
    { form: 'links', packageRoot: join(project.folder, 'packages/a') },
    async (copy, entries) => {
      expect(copy.packageFolder).toBe(join(copy.folder, 'packages/a'));
      expect(copy.dependencies).toHaveLength(2);
      expect(entries).toEqual(
        expect.arrayContaining(['node_modules/@w/b', 'node_modules/dep', 'packages/a/node_modules/own']),
      );
      expect(entries).not.toContain('node_modules/.cache');
      expect(await readlink(join(copy.folder, 'node_modules/@w/b'))).toBe('../../packages/b');
      expect(await readlink(join(copy.folder, 'node_modules/dep'))).toBe(
        join(project.folder, 'node_modules/dep'),
      );
    },
  );
});

test('what neighbours in a workspace have built comes along, the package’s own build does not', async () => {
  const exported = (name: string): string =>
    JSON.stringify({
      name,
      main: './dist/index.js',
      exports: { '.': { types: './dist/index.d.ts' }, './x': ['./lib/x.js'] },
      bin: '../../../etc/passwd',
    });
  const project = await temporaryProject(
    {
      '.gitignore': 'dist/\nlib/\n',
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/a/package.json': exported('a'),
      'packages/b/package.json': exported('b'),
      'packages/a/dist/index.js': '',
      'packages/b/dist/deep/index.js': '',
      'packages/b/dist/.env': 'S',
      'packages/b/lib/x.js': '',
      'packages/b/coverage/x.js': '',
      'packages/b/src/x.ts': '',
    },
    { git: true },
  );
  await project.write('.gitignore', 'dist/\nlib/\ncoverage/\n');
  await withCopy(project, { packageRoot: join(project.folder, 'packages/a') }, async (_, entries) => {
    expect(entries).toEqual(
      expect.arrayContaining(['packages/b/dist/deep/index.js', 'packages/b/lib/x.js', 'packages/b/src/x.ts']),
    );
    for (const path of ['packages/a/dist', 'packages/b/dist/.env']) expect(entries).not.toContain(path);
  });
});

test('waived: node_modules is one link', async () => {
  const project = await temporaryProject({ 'package.json': '{}', 'node_modules/dep/index.js': '' });
  await withCopy(project, {}, async (copy) => {
    expect((await lstat(join(copy.folder, 'node_modules'))).isSymbolicLink()).toBe(true);
  });
});

test('an abort while copying leaves no folder', async () => {
  const project = await temporaryProject(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.ts`, 'x'])),
  );
  const root = project.folder;
  const files = await listFiles(root);
  const controller = new AbortController();
  const before = await readdir(tmpdir());
  const copying = makeCopy({ root, packageRoot: root, files, form: 'link', signal: controller.signal });
  setImmediate(() => controller.abort());
  await expect(copying).rejects.toMatchObject({ name: 'AbortError' });
  const left = (await readdir(tmpdir())).filter(
    (name) => name.startsWith(`k2-proof-${process.pid}-`) && !before.includes(name),
  );
  expect(left).toEqual([]);
  await project.remove();
});

test('sweeping removes only old copies of processes that are no more', async () => {
  const dead = 4_194_300;
  const names = [`k2-proof-${dead}-old`, `k2-proof-${dead}-new`, `k2-proof-${process.pid}-old`];
  const long = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
  for (const name of names) {
    await mkdir(join(tmpdir(), name, 'inner'), { recursive: true });
    await writeFile(join(tmpdir(), name, 'inner/file'), '');
    if (name.endsWith('old')) await utimes(join(tmpdir(), name), long, long);
  }
  await sweepCopies();
  const left = await readdir(tmpdir());
  expect(names.map((name) => left.includes(name))).toEqual([false, true, true]);
  const { rm } = await import('node:fs/promises');
  for (const name of names) await rm(join(tmpdir(), name), { recursive: true, force: true });
});
