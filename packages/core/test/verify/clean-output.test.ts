import { expect, test } from '@jest/globals';
import { boundOutput } from '../../src/verify/bounded-output.js';
import { cleanOutput } from '../../src/verify/clean-output.js';
import type { ProofCopy } from '../../src/verify/proof-copy.js';

const copy: ProofCopy = {
  folder: '/tmp/k2-proof-1-x/my 專案',
  packageFolder: '/tmp/k2-proof-1-x/my 專案',
  root: '/home/u/my 專案',
  home: '/tmp/k2-proof-1-x/.home',
  temporary: '/tmp/k2-proof-1-x/.tmp',
  scratch: '/tmp/k2-proof-1-x/.scratch',
  dependencies: [],
  readable: [],
  remove: () => Promise.resolve(),
};

test('paths of the copy become paths of the project, as files and as URLs', () => {
  const text =
    'at /tmp/k2-proof-1-x/my 專案/src/a.ts:3:5\nfile:///tmp/k2-proof-1-x/my%20%E5%B0%88%E6%A1%88/b.mjs:1\ncwd /tmp/k2-proof-1-x/my 專案\n/home/u/my 專案/node_modules/x.js /tmp/k2-proof-1-x/.tmp/t';
  expect(cleanOutput(text, copy)).toBe('at src/a.ts:3:5\nb.mjs:1\ncwd .\nnode_modules/x.js $TMPDIR/t');
});

test('colours, control and bidirectional characters go; of a rewritten line its last state stays', () => {
  const text =
    '\u001B[31mred\u001B[0m \u001B]0;title\u0007ok\u0000\u0008 a\u202Eb\u2066c\u200B\tend\r\n10%\r50%\r100%\r\n\u009B2Jx';
  expect(cleanOutput(text, copy)).toBe('red ok abc\tend\n100%\nx');
});

test('a long output keeps whole lines of its head and more of its tail', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
  const cut = cleanOutput(lines.join('\n'), copy);
  expect(cut.length).toBeLessThan(8100);
  expect(cut.startsWith('line 0\n')).toBe(true);
  expect(cut.endsWith('\nline 4999')).toBe(true);
  const at = cut.split('\n').findIndex((line) => line.startsWith('…'));
  expect(cut.split('\n')[at]).toMatch(/^… \d+ lines left out …$/);
  expect(cut.split('\n').length - at).toBeGreaterThan(at);
});

test('one endless line is cut', () => {
  expect(cleanOutput('x'.repeat(100_000), copy)).toMatch(/^x{500} … \(99500 characters left out\)$/);
});

test('bounded output keeps all of what is short, and both ends of what is not', () => {
  const short = boundOutput(10);
  for (const part of ['hello ', 'wor', 'ld']) short.add(Buffer.from(part));
  expect(short.text()).toBe('hello world');
  const long = boundOutput(4);
  for (let index = 0; index < 1000; index++) long.add(Buffer.from(`${index % 10}`));
  expect(long.text()).toBe('0123\n… 992 bytes left out …\n6789');
  expect(long.total()).toBe(1000);
});
