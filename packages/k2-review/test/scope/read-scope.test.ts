import { symlink, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { readScope, type ScopeChoice } from '../../src/scope/read-scope.js';
import type { Scope } from '../../src/scope/reviewed-file.js';
import { emptyRepository, gitProject, plainProject, removeProjects } from '../git-project.js';

afterEach(removeProjects);

const nothing: ScopeChoice = { staged: false, base: undefined, all: false, paths: [] };

function read(root: string, choice: Partial<ScopeChoice>): Promise<Scope> {
  return readScope({ ...nothing, ...choice }, { root, cwd: root, signal: new AbortController().signal });
}

const changes = (scope: Scope) => Object.fromEntries(scope.files.map((file) => [file.path, file.changed]));
const texts = (scope: Scope) => Object.fromEntries(scope.files.map((file) => [file.path, file.text]));

test('--staged takes text and line numbers from the index, whatever the work tree says', async () => {
  const project = await gitProject({ 'a 中.ts': 'one\ntwo\nthree\n' });
  await project.write('a 中.ts', 'one\nTWO\nthree\n');
  await project.git('add', '.');
  await project.write('a 中.ts', 'zero\nzero\none\nTWO\nthree\n');
  const scope = await read(project.folder, { staged: true });
  expect(texts(scope)).toEqual({ 'a 中.ts': 'one\nTWO\nthree\n' });
  expect(changes(scope)).toEqual({ 'a 中.ts': [[2, 2]] });
});

test('--staged: renames, deletions, modes, and names git would quote', async () => {
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');
  const project = await gitProject({
    'old.ts': long,
    'gone.ts': 'x\n',
    'run.sh': 'x\n',
    'tab\t"quote".ts': 'x\n',
  });
  await project.git('mv', 'old.ts', 'new name.ts');
  await project.write('new name.ts', long.replace('line 7', 'LINE 7'));
  await project.git('rm', '--quiet', 'gone.ts');
  await chmod(join(project.folder, 'run.sh'), 0o755);
  await project.write('tab\t"quote".ts', 'y\n');
  await project.git('add', '.');
  expect(changes(await read(project.folder, { staged: true }))).toEqual({
    'new name.ts': [[8, 8]],
    'run.sh': [],
    'tab\t"quote".ts': [[1, 1]],
  });
});

test('before the first commit everything staged, and everything else not ignored, is new', async () => {
  const project = await emptyRepository();
  await project.write('a.ts', 'one\ntwo\n');
  await project.write('b.ts', 'one\n');
  await project.write('c.log', 'one\n');
  await project.write('.gitignore', '*.log\n');
  await project.git('add', 'a.ts');
  expect(changes(await read(project.folder, { staged: true }))).toEqual({ 'a.ts': [[1, 2]] });
  expect(Object.keys(changes(await read(project.folder, {}))).sort()).toEqual(['.gitignore', 'a.ts', 'b.ts']);
});

test('links, submodules, binary, large and generated files are named, not read', async () => {
  const other = await gitProject({ 'x.ts': 'x\n' });
  const project = await gitProject({ 'a.ts': 'x\n' });
  await project.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'sub');
  await symlink('/etc/passwd', join(project.folder, 'link.ts'));
  await project.write('image.ts', new Uint8Array([1, 0, 2]));
  await project.write('latin.ts', new Uint8Array([0x61, 0xe9, 0x0a]));
  await project.write('large.ts', 'x'.repeat(1024 * 1024 + 1));
  await project.write('pnpm-lock.yaml', 'x\n');
  await project.write('.gitattributes', 'hidden.ts -diff\n');
  await project.write('hidden.ts', 'eval(x)\n');
  await project.git('add', '.');
  const expected = {
    'image.ts': 'binary',
    'large.ts': 'too-large',
    'latin.ts': 'not-utf8',
    'link.ts': 'symbolic-link',
    'pnpm-lock.yaml': 'generated',
    sub: 'submodule',
  };
  for (const choice of [{ staged: true }, {}]) {
    const scope = await read(project.folder, choice);
    expect(Object.fromEntries(scope.unreviewed.map((entry) => [entry.path, entry.why]))).toEqual(expected);
    // An attribute that hides a file from diffs does not hide it from the review.
    expect(changes(scope)['hidden.ts']).toBe('all');
  }
});

test('a file git is only told to expect is not staged, but it is uncommitted', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  await project.write('b.ts', 'one\n');
  await project.git('add', '--intent-to-add', 'b.ts');
  expect(changes(await read(project.folder, { staged: true }))).toEqual({});
  expect(changes(await read(project.folder, {}))).toEqual({ 'b.ts': [[1, 1]] });
});

test('the default takes staged, unstaged and untracked together, from the work tree', async () => {
  const project = await gitProject({ 'a.ts': 'one\ntwo\nthree\n', 'b.ts': 'x\n', 'gone.ts': 'x\n' });
  await project.write('a.ts', 'ONE\ntwo\nthree\n');
  await project.git('add', '.');
  await project.write('a.ts', 'ONE\ntwo\nTHREE\n');
  await project.write('資料/新 檔.ts', 'new\n');
  await project.git('rm', '--quiet', '--cached', 'gone.ts');
  const scope = await read(project.folder, {});
  expect(changes(scope)).toEqual({
    'a.ts': [
      [1, 1],
      [3, 3],
    ],
    'gone.ts': 'all',
    '資料/新 檔.ts': 'all',
  });
});

test('settings of the user do not change what is read', async () => {
  const project = await gitProject({ 'a.ts': 'one\n' });
  for (const setting of [
    'diff.noprefix=true',
    'diff.mnemonicPrefix=true',
    'color.ui=always',
    'diff.external=false',
    'core.quotePath=true',
    'diff.context=0',
  ]) {
    const [name = '', value = ''] = setting.split('=');
    await project.git('config', name, value);
  }
  await project.write('a.ts', 'two\n');
  expect(changes(await read(project.folder, {}))).toEqual({ 'a.ts': [[1, 1]] });
});

test('reviewing does not touch the index, not even to refresh it', async () => {
  const project = await gitProject({ 'a.ts': 'one\n' });
  await project.write('a.ts', 'one\n');
  const before = await project.read('.git/index');
  await read(project.folder, {});
  await read(project.folder, { staged: true });
  expect(await project.read('.git/index')).toBe(before);
});

test('--base compares with the commit both sides share', async () => {
  const project = await gitProject({ 'a.ts': 'one\ntwo\n' });
  await project.git('switch', '--quiet', '--create', 'topic');
  await project.write('b.ts', 'topic\n');
  await project.git('add', '.');
  await project.git('commit', '--quiet', '--message', 'topic');
  await project.git('switch', '--quiet', 'main');
  await project.write('a.ts', 'ONE\ntwo\n');
  await project.git('commit', '--quiet', '--all', '--message', 'main');
  await project.git('switch', '--quiet', 'topic');
  expect(changes(await read(project.folder, { base: 'main' }))).toEqual({ 'b.ts': [[1, 1]] });
});

test('--base in a shallow clone without the shared commit says what to fetch', async () => {
  const project = await gitProject({ 'a.ts': 'one\n' });
  await project.git('branch', 'other');
  await project.write('a.ts', 'two\n');
  await project.git('commit', '--quiet', '--all', '--message', 'second');
  const clone = await plainProject({});
  await project.git('clone', '--quiet', '--depth=1', `file://${project.folder}`, clone.folder);
  await expect(read(clone.folder, { base: 'origin/other' })).rejects.toMatchObject({
    code: 'usage',
    id: 'review.baseShallow',
  });
  await expect(read(project.folder, { base: 'nowhere' })).rejects.toMatchObject({
    code: 'usage',
    id: 'review.baseUnknown',
  });
  await expect(read(project.folder, { base: '--output=x' })).rejects.toMatchObject({
    code: 'usage',
    id: 'review.baseUnknown',
  });
});

test('paths: files and folders whole, ignored ones when named, nothing outside', async () => {
  const project = await gitProject({
    'src/a.ts': 'x\n',
    'src/b.ts': 'x\n',
    'c.ts': 'x\n',
    '.gitignore': 'out/\n',
  });
  await project.write('out/d.ts', 'x\n');
  await symlink('/etc', join(project.folder, 'etc'));
  const paths = async (...given: readonly string[]) =>
    Object.keys(changes(await read(project.folder, { paths: given })));
  expect(await paths('src')).toEqual(['src/a.ts', 'src/b.ts']);
  expect(await paths('src/a.ts', './c.ts')).toEqual(['c.ts', 'src/a.ts']);
  expect(await paths('out/d.ts')).toEqual(['out/d.ts']);
  await expect(paths('nothing.ts')).rejects.toMatchObject({ code: 'usage', id: 'review.pathNotFound' });
  await expect(paths('..')).rejects.toMatchObject({ code: 'usage', id: 'review.pathOutside' });
  await expect(paths('etc/passwd')).rejects.toMatchObject({ code: 'usage', id: 'review.pathOutside' });
});

test('outside git the whole project is reviewed, and --staged is refused', async () => {
  const project = await plainProject({ 'a.ts': 'x\n', 'node_modules/m/i.js': 'x\n' });
  expect(await read(project.folder, {})).toMatchObject({
    kind: 'all',
    files: [{ path: 'a.ts', changed: 'all' }],
  });
  await expect(read(project.folder, { staged: true })).rejects.toMatchObject({
    code: 'usage',
    id: 'review.noRepository',
  });
});

test('a byte order mark is kept aside, carriage returns stay', async () => {
  const project = await gitProject({ 'a.ts': '\u{FEFF}one\r\ntwo\r\n' });
  const scope = await read(project.folder, { all: true });
  expect(scope.files[0]).toMatchObject({ text: 'one\r\ntwo\r\n', hasBom: true });
});
