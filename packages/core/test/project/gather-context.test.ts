import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { estimateTokens } from '../../src/project/estimate-tokens.js';
import { gatherContext, type ProjectContext } from '../../src/project/gather-context.js';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';

let project: TemporaryProject;

beforeEach(async () => {
  project = await temporaryProject({
    'auth/login.ts': 'export const login = 1;\n',
    'auth/deep/token.ts': 'export const token = 1;\n',
    'auth/data.csv': 'a,b\n',
    'src/app.ts': 'export const app = 1;\n',
    'src/登入.ts': 'export const 登入 = 1;\n',
    'README.md': '# Title\n',
    '.env': 'KEY=secret-value\n',
    'package-lock.json': '{}',
    'logo.png': new Uint8Array([137, 80, 78, 71, 0, 1]),
    'latin.txt': new Uint8Array([0x63, 0xe9]),
    'big.ts': 'x'.repeat(300 * 1024),
  });
});
afterEach(() => project.remove());

async function gather(over: Partial<Parameters<typeof gatherContext>[0]> = {}): Promise<ProjectContext> {
  const files = await listFiles(project.folder);
  return await gatherContext({
    root: project.folder,
    files,
    prompt: '',
    contextGlobs: [],
    output: 'auth',
    budgetTokens: 10_000,
    ...over,
  });
}

const paths = (context: ProjectContext): string[] => context.files.map((file) => file.path);

test('shows what is under the output, source before data and shallow before deep', async () => {
  expect(paths(await gather())).toEqual(['auth/login.ts', 'auth/deep/token.ts', 'auth/data.csv']);
});

test('shows what the prompt names first, whole, with the hash of its bytes', async () => {
  const context = await gather({ prompt: '請修改src/app.ts的函式，並看 `token.ts`。' });
  expect(paths(context).slice(0, 2).sort()).toEqual(['auth/deep/token.ts', 'src/app.ts']);
  const file = context.files.find(({ path }) => path === 'src/app.ts');
  const content = await project.read('src/app.ts');
  expect(file).toEqual({
    path: 'src/app.ts',
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
});

test('finds a Chinese name inside a Chinese sentence', async () => {
  expect(paths(await gather({ prompt: '把src/登入.ts改成非同步', output: 'none' }))).toEqual(['src/登入.ts']);
  expect(paths(await gather({ prompt: '看登入.ts', output: 'none' }))).toEqual(['src/登入.ts']);
});

test('takes --context patterns and folders, and names a pattern that matches nothing', async () => {
  const context = await gather({ contextGlobs: ['src/*.ts', 'nothing/**', '../*'], output: 'none' });
  expect(paths(context)).toEqual(['src/app.ts', 'src/登入.ts']);
  expect(context.leftOut).toContainEqual({ path: 'nothing/**', why: 'noMatch' });
  expect(context.leftOut).toContainEqual({ path: '../*', why: 'noMatch' });
});

test('never shows secrets, binary or large files, and says why', async () => {
  await symlink('/etc/hostname', join(project.folder, 'link.ts'));
  const context = await gather({ output: '', prompt: 'use .env and logo.png and big.ts and link.ts' });
  expect(paths(context)).not.toContain('.env');
  expect(JSON.stringify(context)).not.toContain('secret-value');
  expect(context.fileList).not.toContain('.env');
  expect(context.leftOut).toEqual(
    expect.arrayContaining([
      { path: '.env', why: 'secret' },
      { path: 'logo.png', why: 'binary' },
      { path: 'latin.txt', why: 'binary' },
      { path: 'big.ts', why: 'size' },
      { path: 'link.ts', why: 'link' },
      { path: 'package-lock.json', why: 'generated' },
    ]),
  );
});

test('shows whole files under the budget, leaves out what does not fit, and goes on with smaller ones', async () => {
  await project.write('auth/long.ts', `// ${'y'.repeat(7000)}\n`);
  const context = await gather({ budgetTokens: 400 });
  expect(paths(context)).toContain('auth/login.ts');
  expect(context.leftOut).toContainEqual({ path: 'auth/long.ts', why: 'budget' });
  expect(paths(context)).toContain('auth/data.csv');
  const spent = context.files.reduce((sum, file) => sum + estimateTokens(file.content), 0);
  expect(spent).toBeLessThanOrEqual(400);
});

test('the list of files is bounded: far folders are folded, near ones stay', async () => {
  const files = Array.from({ length: 5000 }, (_, index) => `icons/set-${index % 7}/icon-${index}.svg`);
  const context = await gather({
    files: [...files, 'auth/login.ts', 'auth/deep/token.ts'].sort(),
    budgetTokens: 2000,
  });
  expect(context.fileList).toContain('auth/deep/token.ts');
  expect(context.fileList.some((line) => /^icons\/.*\(\d+ files\)$/.test(line))).toBe(true);
  expect(estimateTokens(context.fileList.join('\n'))).toBeLessThan(2000);
});

test('a named pipe in place of a file does not hang the run', async () => {
  const { execa } = await import('execa');
  await execa('/bin/sh', ['-c', 'mkfifo "$0"', join(project.folder, 'pipe.ts')]);
  const context = await gather({ files: ['pipe.ts'], prompt: 'pipe.ts' });
  expect(context.leftOut).toEqual([{ path: 'pipe.ts', why: 'unreadable' }]);
});

test('a bare name that many files share names none of them', async () => {
  const files = Array.from({ length: 9 }, (_, index) => `p${index}/index.ts`);
  for (const path of files) await project.write(path, '');
  expect(paths(await gather({ files, prompt: 'change index.ts', output: 'none' }))).toEqual([]);
  expect(paths(await gather({ files, prompt: 'change p3/index.ts', output: 'none' }))).toEqual([
    'p3/index.ts',
  ]);
});

test('estimates two Chinese characters or 3.5 others a token', () => {
  expect(estimateTokens('實作認證')).toBe(2);
  expect(estimateTokens('a'.repeat(35))).toBe(10);
  expect(estimateTokens('')).toBe(0);
});
