import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { parseFiles } from '../../src/verify/parse-files.js';
import { deleted, written } from './changes.js';

const python = (await execa('python3', ['--version'], { reject: false })).exitCode === 0;

test.each([
  [
    'a.ts',
    'const x: number = <number>1;\nexport type T = { readonly a: string };\nfunction f(): void;\nfunction f(a?: number): void {}\n',
  ],
  ['a.tsx', 'export const A = () => <div className="x">{1}</div>;\n'],
  ['a.jsx', 'export const A = () => <></>;\n'],
  ['react.js', 'import React from "react";\nexport default () => <p/>;\n'],
  ['a.mts', 'export const x = await Promise.resolve(1 satisfies number);\n'],
  ['a.cts', 'import fs = require("fs");\nexport = fs;\n'],
  ['script.js', 'with_return();\nif (module) return;\nvar arguments_ = 010;\n'],
  ['a.cjs', 'return module.exports = 1;\n'],
  ['a.mjs', '#!/usr/bin/env node\nimport x from "x" with { type: "json" };\nexport { x };\n'],
  [
    'a.d.ts',
    'declare module "x" { const y: string; export default y; }\ndeclare function f(a: string): void;\n',
  ],
  [
    'decorated.ts',
    '@Controller()\nexport class A { constructor(private readonly b: B) {} @Get() get() { return this.b; } }\nenum E { A = 1 }\nnamespace N { export const x = 1; }\nabstract class C { abstract m(): void; declare x: number; accessor y = 1; }\n',
  ],
  [
    'merged.ts',
    'interface A { a: 1 }\ninterface A { b: 2 }\nclass A {}\nfunction g() {}\nnamespace g { export const x = 1; }\ntype X = 1;\nconst X = 2;\n',
  ],
  ['data.json', '\uFEFF{"a": [1, 2.5e3, "字"]}'],
  ['tsconfig.build.json', '{\n  // comment\n  "extends": "./x",\n  "a": [1,],\n}\n'],
  ['.vscode/x.jsonc', '/* c */ {"a": 1,}'],
  ['README.md', '# { not code'],
  ['empty.ts', ''],
])('%s parses', async (path, text) => {
  const { result } = await parseFiles([written(path, text)]);
  expect(result).toMatchObject({ name: 'parse', ok: true, output: '' });
});

test.each([
  ['a.ts', 'const a = 1;\nconst b = ;\n', 'a.ts:2:11: ', 'const b = ;'],
  ['a.tsx', 'export const A = () => <div>;\n', 'a.tsx:1:', '<div>'],
  ['a.js', 'export const a = 1;\nfunction f( {\n', 'a.js:', ''],
  ['a.js', 'let a = 1;\nlet a = 2;\n', 'a.js:', 'let a'],
  ['a.cjs', 'import x from "x";\n', 'a.cjs:1:', 'import x'],
  ['a.d.ts', 'declare const ;\n', 'a.d.ts:1:', ''],
  ['a.json', '{\n  "a": 1,\n}\n', 'a.json:3:1: ', '}'],
  ['a.json', '{"a": 1', 'a.json:1:', ''],
  ['tsconfig.json', '{\n  "a": \n  "b" 1\n}', 'tsconfig.json:3:', '"b" 1'],
  ['a.json', '<html>', 'a.json:1:1: ', '<html>'],
])('%s does not: %j', async (path, text, place, excerpt) => {
  const { result } = await parseFiles([written(path, text)]);
  expect(result.ok).toBe(false);
  expect(result.failedBefore).toBeUndefined();
  expect(result.output.startsWith(place)).toBe(true);
  expect(result.output).toContain(excerpt);
  expect(result.output).toMatch(/\n {2,}\^/);
});

test('what did not parse before is reported and not counted; a new fault beside it is', async () => {
  const broken = 'const a = @@;\n';
  const old = await parseFiles([written('a.js', `${broken}// new line\n`, broken)]);
  expect(old.result).toMatchObject({ ok: false, failedBefore: true });
  const both = await parseFiles([written('a.js', broken, broken), written('b.js', broken)]);
  expect(both.result.failedBefore).toBeUndefined();
  expect(both.result.output).toContain('b.js:1:');
  expect(both.result.output).not.toContain('a.js:1:');
});

test('a deletion parses, a binary file does no harm, and an unknown language is named', async () => {
  const outcome = await parseFiles([
    deleted('a.ts', 'x'),
    written('main.rs', 'fn main() {'),
    written('query.sql', 'SELEC'),
  ]);
  expect(outcome.result.ok).toBe(true);
  expect([...outcome.notParsed].sort()).toEqual(['rust', 'sql']);
});

test('control characters and long lines of hostile code do not reach the report', async () => {
  const { result } = await parseFiles([
    written('a.js', `const a = "\u001B[31m\u202E" ${'x'.repeat(5000)} = ;\n`),
  ]);
  expect(result.ok).toBe(false);
  // oxlint-disable-next-line no-control-regex
  expect(result.output).not.toMatch(/[\u001B\u202E]/);
  expect(result.output.length).toBeLessThan(800);
});

test('deeply nested code ends', async () => {
  const { result } = await parseFiles([written('a.json', '['.repeat(200_000))]);
  expect(result.ok).toBe(false);
});

(python ? test : test.skip)('Python parses where python3 is, and runs nothing', async () => {
  const good = await parseFiles([written('a.py', 'import os\nos._exit(3)\nmatch 1:\n    case _: pass\n')]);
  expect(good.result).toMatchObject({ ok: true });
  expect(good.notParsed).toEqual([]);
  const bad = await parseFiles([
    written('中文/b.py', 'def f(:\n    pass\n'),
    written('c.py', 'x = "\u0000"\n'),
  ]);
  expect(bad.result.ok).toBe(false);
  expect(bad.result.output).toContain('中文/b.py:1:');
  expect(bad.result.output).toContain('c.py:');
});

test('Python without python3 is named as not parsed', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  try {
    expect((await parseFiles([written('a.py', 'def f(:\n')])).notParsed).toEqual(['python']);
  } finally {
    process.env['PATH'] = path;
  }
});
