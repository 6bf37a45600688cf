import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../src/changes/change-set.js';
import { renderDiff } from '../../src/changes/render-diff.js';
import { temporaryProject } from '../../src/testing/temporary-project.js';
import { everyKind, makeExecutable, projectFiles, verifiedChanges } from './change-set-fixture.js';

const change = (path: string, before: string | null, after: string | null): Change => ({
  path,
  action: before === null ? 'create' : after === null ? 'delete' : 'edit',
  before: before === null ? null : Buffer.from(before),
  after: after === null ? null : Buffer.from(after),
  mode: 0o644,
  ignored: [],
});
const diff = (...changes: Change[]): Promise<string> => renderDiff({ root: '/', changes });

test('an edit is shown as git shows it', async () => {
  expect(await diff(change('src/a.ts', 'a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nd\nE\nf'))).toBe(
    [
      'diff --git a/src/a.ts b/src/a.ts',
      '--- a/src/a.ts',
      '+++ b/src/a.ts',
      '@@ -2,5 +2,5 @@',
      ' b',
      ' c',
      ' d',
      '-e',
      '-f',
      '+E',
      '+f',
      '\\ No newline at end of file',
      '',
    ].join('\n'),
  );
});

test('what could drive a terminal is written out', async () => {
  const text = await diff(change('a\u202E.ts', null, 'x\u001b[2J\u200B\ry\n'));
  expect(text).toContain('+x\\u{1b}[2J\\u{200b}\\u{d}y');
  expect(text.split('\n')[0]).toContain('u{202e}.ts');
  expect(text).toContain('@@ -0,0 +1 @@');
  expect([...text].every((character) => character === '\n' || character >= ' ')).toBe(true);
});

test('binary bytes are named, not shown', async () => {
  const binary = { ...change('x.bin', 'a', 'b'), before: Buffer.from([0, 1]), after: Buffer.from([0, 2]) };
  expect(await diff(binary)).toBe('diff --git a/x.bin b/x.bin\nBinary files a/x.bin and b/x.bin differ\n');
});

test('git applies it: new, edited, deleted, moved, without final newline, with CRLF', async () => {
  const { 'data/文件 一.bin': _, ...text } = projectFiles;
  const files = { ...text, 'crlf.txt': 'a\r\nb\r\n', 'open.txt': 'a\nb' };
  const project = await temporaryProject(files, { git: true });
  await makeExecutable(project.folder);
  const { 'data/文件 一.bin': __, ...wanted } = everyKind;
  const changeSet = await verifiedChanges(project.folder, {
    ...wanted,
    'crlf.txt': 'a\r\nc\r\n',
    'open.txt': 'a\nc',
    'empty.txt': '',
    '文件 二.txt': 'x\n',
  });
  await execa('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: project.folder,
    input: await renderDiff(changeSet),
    env: { LC_ALL: 'C' },
  });
  for (const { path, after, from } of changeSet.changes) {
    if (after === null)
      await expect(stat(join(project.folder, path))).rejects.toMatchObject({ code: 'ENOENT' });
    else expect([path, await project.read(path)]).toEqual([path, Buffer.from(after).toString()]);
    if (from !== undefined)
      await expect(stat(join(project.folder, from))).rejects.toMatchObject({ code: 'ENOENT' });
  }
  await rm(project.folder, { recursive: true });
});
