import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { binary, runReview } from '../binary.js';
import {
  emptyRepository,
  type GitProject,
  gitIn,
  gitProject,
  plainProject,
  removeProjects,
} from '../git-project.js';

afterEach(removeProjects);

/** Commits as a desktop client does: no key, and a PATH that knows neither node nor us. */
async function commit(folder: string, ...more: readonly string[]) {
  const gitPath = (await execa('git', ['--exec-path'])).stdout;
  return execa(join(gitPath, 'git'), ['commit', '--message', 'work', ...more], {
    cwd: folder,
    reject: false,
    all: true,
    extendEnv: false,
    env: { HOME: folder, PATH: '', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

const head = (project: GitProject, path: string) => project.git('cat-file', 'blob', `HEAD:${path}`);
const faulty = 'export const a = 1;\ndebugger;\n';
const blocking = 'export const run = (code: string) => eval(code);\n';

test('the hook passes, mends, blocks, and keeps unstaged work', async () => {
  const project = await gitProject({ 'keep.ts': 'one\n' });
  const installed = await runReview(project.folder, ['--install-hook', '--severity', 'medium', '--json']);
  expect(installed.exitCode).toBe(0);
  expect((await stat(join(project.folder, '.git/hooks/pre-commit'))).mode & 0o111).toBe(0o111);
  await project.write('keep.ts', 'one\nunstaged\n');
  await project.write('clean 檔.ts', 'export const a = 1;\n');
  await project.git('add', 'clean 檔.ts');
  expect(await commit(project.folder)).toMatchObject({ exitCode: 0 });

  await project.write('mend.ts', faulty);
  await project.git('add', 'mend.ts');
  expect(await commit(project.folder)).toMatchObject({ exitCode: 0 });
  expect(await head(project, 'mend.ts')).toBe('export const a = 1;\n');
  expect(await project.read('mend.ts')).toBe('export const a = 1;\n');

  await project.write('block.ts', blocking);
  await project.git('add', 'block.ts');
  const blocked = await commit(project.folder);
  expect(blocked.exitCode).toBe(1);
  expect(blocked.all).toContain('no-eval');
  expect(await project.git('log', '--format=%s')).toBe('work\nwork\nFirst commit\n');
  expect(await project.read('keep.ts')).toBe('one\nunstaged\n');
  expect(await project.git('status', '--porcelain', '--untracked-files=no')).toBe(
    'A  block.ts\n M keep.ts\n',
  );
});

test('git commit <path> commits the fix and leaves no reversal staged', async () => {
  const project = await gitProject({ 'a.ts': 'x\n', 'b.ts': 'x\n' });
  await runReview(project.folder, ['--install-hook']);
  await project.write('a.ts', faulty);
  await project.write('b.ts', 'staged\n');
  await project.git('add', 'b.ts');
  expect(await commit(project.folder, '--', 'a.ts')).toMatchObject({ exitCode: 0 });
  expect(await head(project, 'a.ts')).toBe('export const a = 1;\n');
  expect(await project.git('status', '--porcelain', '--untracked-files=no')).toBe('M  b.ts\n');
});

test('git commit --all and the first commit of a repository are reviewed too', async () => {
  const project = await emptyRepository();
  await runReview(project.folder, ['--install-hook', '--severity', 'medium']);
  await project.write('a.ts', faulty);
  await project.git('add', '.');
  expect(await commit(project.folder)).toMatchObject({ exitCode: 0 });
  expect(await head(project, 'a.ts')).toBe('export const a = 1;\n');
  await project.write('a.ts', `export const a = 1;\nexport const b = 2;\ndebugger;\n`);
  expect(await commit(project.folder, '--all')).toMatchObject({ exitCode: 0 });
  expect(await head(project, 'a.ts')).toBe('export const a = 1;\nexport const b = 2;\n');
  expect(await project.git('status', '--porcelain', '--untracked-files=no')).toBe('');
});

test('the hook keeps the review flags it was installed with, and may be installed again', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  await runReview(project.folder, ['--install-hook', '--severity', 'medium']);
  await runReview(project.folder, [
    '--install-hook',
    '--severity',
    'critical',
    '--lang',
    'zh-TW',
    '--no-model',
    '--report',
    "報告 'x'.json",
  ]);
  const script = await project.read('.git/hooks/pre-commit');
  expect(script).toContain(binary);
  expect(script).toContain(process.execPath);
  await project.write('b.ts', blocking);
  await project.git('add', 'b.ts');
  expect(await commit(project.folder)).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(await project.read("報告 'x'.json"))).toMatchObject({ scope: 'staged', findings: [] });
});

test('a hook of someone else is left alone, and the message says how to chain', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  await project.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 0\n');
  const before = await project.tree();
  const refused = await runReview(project.folder, ['--install-hook']);
  expect(refused.exitCode).toBe(6);
  expect(refused.stderr).toContain('--staged --autofix');
  expect((await runReview(project.folder, ['--uninstall-hook'])).exitCode).toBe(6);
  expect(await project.tree()).toEqual(before);
});

test('a link in the hook’s place is not written through', async () => {
  const project = await gitProject({ 'a.ts': 'x\n', 'shared-hook': 'x\n' });
  await mkdir(join(project.folder, '.git/hooks'), { recursive: true });
  await symlink('../../shared-hook', join(project.folder, '.git/hooks/pre-commit'));
  expect((await runReview(project.folder, ['--install-hook'])).exitCode).toBe(6);
  expect(await project.read('shared-hook')).toBe('x\n');
});

test('--uninstall-hook removes ours and nothing else; --dry-run writes neither way', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  const before = await project.tree();
  await runReview(project.folder, ['--install-hook', '--dry-run']);
  expect(await project.tree()).toEqual(before);
  await runReview(project.folder, ['--install-hook']);
  expect(Object.keys(await project.tree())).toContain('.git/hooks/pre-commit');
  expect((await runReview(project.folder, ['--uninstall-hook', '--json'])).json).toMatchObject({
    result: { action: 'removed' },
  });
  expect(await project.tree()).toEqual(before);
  expect((await runReview(project.folder, ['--uninstall-hook', '--json'])).json).toMatchObject({
    result: { action: 'absent' },
  });
});

test('core.hooksPath inside the repository holds; outside it is refused', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  await project.git('config', 'core.hooksPath', '.githooks');
  expect((await runReview(project.folder, ['--install-hook'])).exitCode).toBe(0);
  expect(Object.keys(await project.tree())).toContain('.githooks/pre-commit');
  const shared = await plainProject({});
  await project.git('config', 'core.hooksPath', shared.folder);
  expect((await runReview(project.folder, ['--install-hook'])).exitCode).toBe(6);
  expect(await shared.tree()).toEqual({});
});

test('worktrees and submodules: the hook lands where git looks, and blocks there', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  const place = await plainProject({});
  const tree = join(place.folder, 'tree 樹');
  await project.git('worktree', 'add', '--quiet', tree, '-b', 'topic');
  expect((await runReview(tree, ['--install-hook', '--severity', 'high'])).exitCode).toBe(0);
  await writeFile(join(tree, 'b.ts'), blocking);
  await gitIn(tree)('add', '.');
  expect(await commit(tree)).toMatchObject({ exitCode: 1 });

  const outer = await gitProject({ 'a.ts': 'x\n' });
  await outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', project.folder, 'sub');
  const sub = join(outer.folder, 'sub');
  await gitIn(sub)('config', 'user.name', 'Tester');
  await gitIn(sub)('config', 'user.email', 'tester@example.org');
  expect((await runReview(sub, ['--install-hook', '--severity', 'high'])).exitCode).toBe(0);
  await writeFile(join(sub, 'b.ts'), blocking);
  await gitIn(sub)('add', '.');
  expect(await commit(sub)).toMatchObject({ exitCode: 1 });
});

test('outside a repository there is no hook to install', async () => {
  const project = await plainProject({ 'a.ts': 'x\n' });
  expect((await runReview(project.folder, ['--install-hook'])).exitCode).toBe(2);
});
