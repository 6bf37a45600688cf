import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from '@jest/globals';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject } from '../../src/testing/temporary-project.js';

const odd = [
  'with space.ts',
  'line\nbreak.ts',
  'quote"s\'.ts',
  '中文/檔案.ts',
  '-dash.ts',
  'tab\t.ts',
  'back\\slash.ts',
  '[id].ts',
  '$(touch x).ts',
  '100644 a.ts',
  '? b.ts',
];
const files = {
  ...Object.fromEntries(odd.map((path) => [path, path])),
  '.gitignore': 'dist/\n*.log\n!keep.log\n',
  'sub/.gitignore': '/local\n',
  'sub/local': 'ignored',
  'sub/deep/local': 'kept',
  'dist/out.js': 'ignored',
  'debug.log': 'ignored',
  'keep.log': 'kept',
  'node_modules/dep/index.js': 'never',
  'sub/node_modules/dep/index.js': 'never',
  '.k2/template.json': '{}',
  '.hidden/file': 'kept',
};
const expected = [
  ...odd,
  '.gitignore',
  'sub/.gitignore',
  'sub/deep/local',
  'keep.log',
  '.hidden/file',
].sort();

test.each([true, false])(
  'lists odd names, follows ignore rules and leaves out what is never listed (git: %p)',
  async (git) => {
    const project = await temporaryProject(files, { git });
    try {
      expect(await listFiles(project.folder)).toEqual(expected);
    } finally {
      await project.remove();
    }
  },
);

test.each([true, false])('lists a symbolic link and does not follow it (git: %p)', async (git) => {
  const project = await temporaryProject({ 'real/a.ts': '' }, { git });
  try {
    await symlink('real', join(project.folder, 'folder-link'));
    await symlink('/etc/passwd', join(project.folder, 'file-link'));
    await symlink('..', join(project.folder, 'real/circle'));
    expect(await listFiles(project.folder)).toEqual(['file-link', 'folder-link', 'real/a.ts', 'real/circle']);
  } finally {
    await project.remove();
  }
});

test('with git: untracked files are there, deleted ones and submodules are not', async () => {
  const project = await temporaryProject(
    { 'gone.ts': '', 'stays.ts': '', 'renamed/x.ts': '' },
    { git: true },
  );
  try {
    await rm(join(project.folder, 'gone.ts'));
    await rm(join(project.folder, 'renamed'), { recursive: true });
    await symlink('/etc', join(project.folder, 'renamed'));
    await project.write('new.ts', '');
    const inner = join(project.folder, 'inner');
    await mkdir(inner);
    await execa('git', ['init', '--quiet'], { cwd: inner });
    await project.write('inner/own.ts', '');
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.org'];
    await execa('git', ['add', '.'], { cwd: inner });
    await execa('git', [...identity, 'commit', '--quiet', '-m', 'x'], { cwd: inner });
    await execa('git', ['-c', 'advice.addEmbeddedRepo=false', 'add', 'inner'], { cwd: project.folder });
    expect(await listFiles(project.folder)).toEqual(['new.ts', 'renamed', 'stays.ts']);
  } finally {
    await project.remove();
  }
});

test('with git: an unmerged file is listed once', async () => {
  const project = await temporaryProject({ 'a.ts': 'one\n' }, { git: true });
  try {
    const git = (...given: string[]): Promise<unknown> =>
      execa('git', given, { cwd: project.folder, reject: false });
    await git('checkout', '--quiet', '-b', 'other');
    await writeFile(join(project.folder, 'a.ts'), 'two\n');
    await git('commit', '--quiet', '-am', 'two');
    await git('checkout', '--quiet', 'main');
    await writeFile(join(project.folder, 'a.ts'), 'three\n');
    await git('commit', '--quiet', '-am', 'three');
    await git('merge', 'other');
    expect(await listFiles(project.folder)).toEqual(['a.ts']);
  } finally {
    await project.remove();
  }
});

test('a folder inside the repository lists its own files', async () => {
  const project = await temporaryProject({ 'a/x.ts': '', 'b/y.ts': '' }, { git: true });
  try {
    expect(await listFiles(join(project.folder, 'a'))).toEqual(['x.ts']);
  } finally {
    await project.remove();
  }
});

test('a repository git refuses is a failure with git’s own reason', async () => {
  const project = await temporaryProject({ 'a.ts': '' }, { git: true });
  try {
    await writeFile(join(project.folder, '.git/index'), 'not an index');
    await expect(listFiles(project.folder)).rejects.toMatchObject({
      code: 'failed',
      id: 'project.gitRefused',
    });
  } finally {
    await project.remove();
  }
});

test('stops when aborted', async () => {
  const project = await temporaryProject({ 'a.ts': '' }, { git: true });
  try {
    await expect(listFiles(project.folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  } finally {
    await project.remove();
  }
});
