import { chmod, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { runReview } from '../binary.js';
import { type GitProject, gitProject, removeProjects } from '../git-project.js';

afterEach(removeProjects);

const faulty = 'export const a = 1;\ndebugger;\nexport const b = 2;\n';
const mended = 'export const a = 1;\nexport const b = 2;\n';
const staged = (project: GitProject, path: string) => project.git('cat-file', 'blob', `:0:${path}`);

test('a staged fix lands in index and work tree alike, and nothing else moves', async () => {
  const project = await gitProject({ 'other.ts': 'x\n' });
  await project.write('資料 夾/a.ts', faulty);
  await project.git('add', '.');
  await project.write('other.ts', 'unstaged\n');
  await project.write('new.ts', faulty);
  const result = await runReview(project.folder, ['--staged', '--autofix', '--json']);
  expect(result.exitCode).toBe(0);
  expect(result.json).toMatchObject({
    ok: true,
    result: { scope: 'staged', fixed: 1, findings: [{ line: 2, fix: { status: 'applied' } }] },
  });
  expect(await staged(project, '資料 夾/a.ts')).toBe(mended);
  expect(await project.read('資料 夾/a.ts')).toBe(mended);
  expect(await project.read('other.ts')).toBe('unstaged\n');
  expect(await project.read('new.ts')).toBe(faulty);
  expect(await project.git('diff', '--name-only')).toBe('other.ts\n');
});

test('a file with unstaged work keeps it to the byte; its fix stays a suggestion and the finding blocks', async () => {
  const project = await gitProject({ 'a.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await project.git('add', '.');
  await project.write('a.ts', `// mine\n${faulty}// mine too\n`);
  const before = await project.tree();
  const result = await runReview(project.folder, ['--staged', '--autofix', '--json']);
  expect(result.exitCode).toBe(1);
  expect(result.json).toMatchObject({
    result: { fixed: 0, findings: [{ line: 2, fix: { status: 'suggested' } }] },
  });
  expect(await project.tree()).toEqual(before);
  expect(await staged(project, 'a.ts')).toBe(faulty);
});

test('fixes that landed stay when another finding blocks', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await project.write('b.ts', 'export const run = (code: string) => eval(code);\n');
  await project.git('add', '.');
  const result = await runReview(project.folder, ['--staged', '--autofix', '--severity', 'medium']);
  expect(result.exitCode).toBe(1);
  expect(await staged(project, 'a.ts')).toBe(mended);
  expect(await project.read('a.ts')).toBe(mended);
});

test.each([
  [
    'carriage returns kept by git',
    'false',
    faulty.replaceAll('\n', '\r\n'),
    mended.replaceAll('\n', '\r\n'),
    mended.replaceAll('\n', '\r\n'),
  ],
  [
    'carriage returns in the work tree only',
    'true',
    faulty.replaceAll('\n', '\r\n'),
    mended.replaceAll('\n', '\r\n'),
    mended,
  ],
  [
    'carriage returns git takes in and never gives out',
    'input',
    faulty.replaceAll('\n', '\r\n'),
    mended.replaceAll('\n', '\r\n'),
    mended,
  ],
  ['a byte order mark', 'false', `\u{FEFF}${faulty}`, `\u{FEFF}${mended}`, `\u{FEFF}${mended}`],
])('%s stay as they were', async (_name, autocrlf, before, work, index) => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.git('config', 'core.autocrlf', autocrlf);
  await project.write('a.ts', before);
  await project.git('add', 'a.ts');
  expect((await runReview(project.folder, ['--staged', '--autofix'])).exitCode).toBe(0);
  expect(await project.read('a.ts')).toBe(work);
  expect(await staged(project, 'a.ts')).toBe(index);
  expect(await project.git('diff', '--name-only')).toBe('');
});

test('the mode of a file stays, in index and work tree', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await chmod(join(project.folder, 'a.ts'), 0o755);
  await project.git('add', '.');
  await runReview(project.folder, ['--staged', '--autofix']);
  expect(await project.git('ls-files', '--stage', 'a.ts')).toMatch(/^100755 /);
  expect((await lstat(join(project.folder, 'a.ts'))).mode & 0o777).toBe(0o755);
});

test('--undo takes the fix out of work tree and index; a second one has nothing to take back', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await project.git('add', '.');
  await runReview(project.folder, ['--staged', '--autofix']);
  expect((await runReview(project.folder, ['--undo'])).exitCode).toBe(0);
  expect(await project.read('a.ts')).toBe(faulty);
  expect(await staged(project, 'a.ts')).toBe(faulty);
  expect((await runReview(project.folder, ['--undo'])).exitCode).toBe(2);
});

test('--undo refuses a file changed since, unless forced', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await runReview(project.folder, ['--autofix']);
  expect(await project.read('a.ts')).toBe(mended);
  await project.write('a.ts', `${mended}// mine\n`);
  expect((await runReview(project.folder, ['--undo'])).exitCode).toBe(6);
  expect(await project.read('a.ts')).toBe(`${mended}// mine\n`);
  expect((await runReview(project.folder, ['--undo', '--force'])).exitCode).toBe(0);
  expect(await project.read('a.ts')).toBe(faulty);
});

test('--autofix without --staged fixes the work tree, untracked files too, and leaves the index alone', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await project.git('add', '.');
  await project.write('new.ts', faulty);
  const result = await runReview(project.folder, ['--autofix', '--json']);
  expect(result.json).toMatchObject({ ok: true, result: { fixed: 2 } });
  expect(await staged(project, 'a.ts')).toBe(faulty);
  expect([await project.read('a.ts'), await project.read('new.ts')]).toEqual([mended, mended]);
});

test('--dry-run shows the difference and writes nothing', async () => {
  const project = await gitProject({ 'x.ts': 'x\n' });
  await project.write('a.ts', faulty);
  await project.git('add', '.');
  const before = await project.tree();
  for (const scope of [['--staged'], []]) {
    const result = await runReview(project.folder, [...scope, '--autofix', '--dry-run']);
    expect(result.stdout).toContain('-debugger;');
    expect(result.exitCode).toBe(1);
  }
  expect(await project.tree()).toEqual(before);
  expect(await staged(project, 'a.ts')).toBe(faulty);
});
