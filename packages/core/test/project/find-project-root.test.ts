import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { findProjectRoot } from '../../src/project/find-project-root.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';

const made: TemporaryProject[] = [];
afterEach(async () => {
  for (const project of made.splice(0)) await project.remove();
});

async function project(files: Record<string, string>, git = false): Promise<TemporaryProject> {
  const fresh = await temporaryProject(files, { git });
  made.push(fresh);
  return fresh;
}

const manifest = '{"name":"p"}';
const inGit = true;

test.each([
  [
    'the git top level, over a nearer config and package.json',
    { 'a/k2.config.json': '{}', 'a/package.json': manifest, 'a/b/c.ts': '' },
    inGit,
    'a/b',
    '',
    'a',
  ],
  [
    'the nearest k2.config.json, over a nearer package.json',
    { 'a/k2.config.json': '{}', 'a/b/package.json': manifest, 'a/b/c/d.ts': '' },
    !inGit,
    'a/b/c',
    'a',
    'a/b',
  ],
  [
    'the nearest k2.config.yaml',
    { 'k2.config.json': '{}', 'a/k2.config.yaml': '', 'a/b/x': '' },
    !inGit,
    'a/b',
    'a',
    'a',
  ],
  [
    'the nearest package.json',
    { 'package.json': manifest, 'a/package.json': manifest, 'a/b/x': '' },
    !inGit,
    'a/b',
    'a',
    'a',
  ],
  ['the folder itself', { 'a/b/x': '' }, !inGit, 'a/b', 'a/b', 'a/b'],
  [
    'in a monorepo the package nearest to the folder',
    { 'package.json': manifest, 'packages/one/package.json': manifest, 'packages/one/src/x.ts': '' },
    inGit,
    'packages/one/src',
    '',
    'packages/one',
  ],
  ['a repository without any package.json', { 'src/x.rs': '' }, inGit, 'src', '', ''],
])('finds %s', async (_, files, git, from, root, packageRoot) => {
  const { folder } = await project(files, git);
  expect(await findProjectRoot(join(folder, from))).toEqual({
    root: join(folder, root).replace(/\/$/, ''),
    packageRoot: join(folder, packageRoot).replace(/\/$/, ''),
  });
});

test('a package.json above the root does not count', async () => {
  const { folder } = await project({ 'package.json': manifest, 'a/k2.config.json': '{}', 'a/b/x': '' });
  expect(await findProjectRoot(join(folder, 'a/b'))).toEqual({
    root: join(folder, 'a'),
    packageRoot: join(folder, 'a'),
  });
});

test('a worktree or submodule is a top level; an empty .git folder and a stray .git file are not', async () => {
  const { folder } = await project({
    'tree/.git': 'gitdir: ../elsewhere\n',
    'tree/a/x': '',
    'stray/.git': 'hello',
    'stray/a/package.json': manifest,
  });
  await mkdir(join(folder, 'hollow/.git'), { recursive: true });
  await mkdir(join(folder, 'hollow/a'));
  expect((await findProjectRoot(join(folder, 'tree/a'))).root).toBe(join(folder, 'tree'));
  expect((await findProjectRoot(join(folder, 'stray/a'))).root).toBe(join(folder, 'stray/a'));
  expect((await findProjectRoot(join(folder, 'hollow/a'))).root).toBe(join(folder, 'hollow/a'));
});

test('links are resolved, so that paths relative to the root never climb', async () => {
  const { folder } = await project({ 'real/package.json': manifest });
  await symlink(join(folder, 'real'), join(folder, 'link'));
  expect((await findProjectRoot(join(folder, 'link'))).root).toBe(join(folder, 'real'));
});

test('what is no folder is a usage error that names it', async () => {
  const { folder } = await project({ file: '' });
  for (const path of [join(folder, 'missing'), join(folder, 'file')]) {
    await expect(findProjectRoot(path)).rejects.toMatchObject({
      code: 'usage',
      id: 'project.noFolder',
      values: { path },
    });
  }
});
