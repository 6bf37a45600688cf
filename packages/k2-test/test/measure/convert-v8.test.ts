import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { convertV8 } from '../../src/measure/convert-v8.js';
import { metrics } from '@k2/core';
import { summarizeCoverage } from '../../src/measure/summarize-coverage.js';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function measure(
  files: Readonly<Record<string, string>>,
  scripts: readonly (string | readonly string[])[],
  sources: readonly string[],
) {
  const folder = await mkdtemp(join(tmpdir(), 'k2 涵蓋率 '));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const reports = join(folder, 'reports');
  for (const script of scripts) {
    await execa(process.execPath, [script].flat(), { cwd: folder, env: { NODE_V8_COVERAGE: reports } });
  }
  const coverage = await convertV8({ folder, sources, reports });
  return Object.fromEntries(metrics.map((metric) => [metric, summarizeCoverage(coverage, metric)]));
}

const source = `export function pick(kind) {
  switch (kind) {
    case 'a':
      return 1;
    default:
      return 2;
  }
}
// only types and comments: never counted
export const either = (a, b) => a || b;
export function early(x) {
  if (!x) {
    throw new Error('x');
  }
  return x;
}
export class Box {
  items = [];
  add(item) {
    this.items.push(item);
    return this;
  }
  clear() {
    this.items = [];
  }
}
`;

test('counts what ran and what did not, by line, statement, function and branch', async () => {
  const use = `import { Box, either, early, pick } from './src/code.mjs';
pick('a'); either(0, 2); new Box().add(1);
try { early(0); } catch {}`;
  const result = await measure({ 'src/code.mjs': source, 'use.mjs': use }, ['use.mjs'], ['src/code.mjs']);
  expect(result['lines']?.files[0]?.uncovered).toEqual([
    [6, 6],
    [15, 15],
    [24, 24],
  ]);
  expect(result['functions']).toMatchObject({ covered: 4, total: 5 });
  expect(result['functions']?.files[0]?.uncovered).toEqual([[23, 25]]);
  // Both arms of `||`, one case of two, one arm of the `if`.
  expect(result['branches']).toMatchObject({ covered: 4, total: 6 });
});

test('adds up several processes without changing the totals', async () => {
  const files = {
    'src/code.mjs': source,
    'one.mjs': `import { pick } from './src/code.mjs'; pick('a');`,
    'two.mjs': `import { pick } from './src/code.mjs'; pick('b');`,
  };
  const none = await measure(files, [], ['src/code.mjs']);
  const one = await measure(files, ['one.mjs'], ['src/code.mjs']);
  const both = await measure(files, ['one.mjs', 'two.mjs'], ['src/code.mjs']);
  for (const metric of metrics) {
    expect(one[metric]?.total).toBe(none[metric]?.total);
    expect(both[metric]?.total).toBe(none[metric]?.total);
    expect(none[metric]?.covered).toBe(0);
  }
  expect(both['lines']?.covered).toBe((one['lines']?.covered ?? 0) + 1);
});

test('a file nobody loads counts 0, a file of types alone counts nothing', async () => {
  const files = {
    'src/never.ts': 'export function never(a: number): number {\n  return a;\n}\n',
    'src/types.ts': 'export type A = { a: number };\nexport interface B { b: A }\ndeclare const c: B;\n',
  };
  const { lines } = await measure(files, [], Object.keys(files));
  expect(lines).toMatchObject({ covered: 0, total: 1, percent: 0 });
  expect(lines?.files[1]).toMatchObject({ path: 'src/types.ts', total: 0, percent: 100 });
});

test('CommonJS, a query behind the path and node:coverage comments', async () => {
  const files = {
    'src/old.cjs': `exports.used = () => 1;
/* node:coverage ignore next 3 */
exports.left = () => {
  return 2;
};
/* node:coverage disable */
exports.right = () => 3;
/* node:coverage enable */
`,
    'src/new.mjs': 'export const one = () => 1;\n',
    'use.cjs': `require('./src/old.cjs').used(); import('./src/new.mjs?fresh').then((m) => m.one());`,
  };
  const { lines, functions } = await measure(files, ['use.cjs'], ['src/old.cjs', 'src/new.mjs']);
  expect(lines).toMatchObject({ percent: 100, total: 2 });
  expect(functions).toMatchObject({ percent: 100, total: 2 });
});

test('a source map leads back to the source that was compiled', async () => {
  // What a compiler makes of two lines, folded into one; every statement starts where its source does.
  const compiled = 'export function grade(n){if(n>5){return "high"}return "low"}\n';
  const original =
    'export function grade(n) {\n  if (n > 5) {\n    return "high";\n  }\n  return "low";\n}\n';
  const map = {
    version: 3,
    sources: ['../src/grade.ts'],
    names: [],
    // Columns 0, 25 (if), 33 (return "high"), 47 (return "low") of line 1.
    mappings: 'AAAA,yBACE,QACE,cAEF',
  };
  const files = {
    'src/grade.ts': original,
    'dist/grade.mjs': `${compiled}//# sourceMappingURL=grade.mjs.map`,
    'dist/grade.mjs.map': JSON.stringify(map),
    'use.mjs': `import { grade } from './dist/grade.mjs'; grade(1);`,
  };
  const { lines } = await measure(files, ['use.mjs'], ['src/grade.ts']);
  expect(lines).toMatchObject({ covered: 2, total: 3 });
  expect(lines?.files[0]?.uncovered).toEqual([[3, 3]]);
});

// A loader that compiles in memory, as tsx does; the numbers are the columns of the compiled line and of the source's line.
const loader = {
  'src/one.ts': 'export const one = (text: string): string => text + 1;\n',
  'register.mjs': `import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);`,
  'hooks.mjs': `export async function load(url, context, next) {
  if (!url.endsWith('/src/one.ts')) return next(url, context);
  const map = {
    version: 3, names: [], sources: [url],
    // 18 to 0 (export), 31 to 13 (one), 35 to 19 (the function), 40 to 20, 46 to 45 (its body), 52 to 19 again
    mappings: 'kBAAA,aAAa,IAAM,KAAC,MAAyB,MAA1B',
  };
  const data = Buffer.from(JSON.stringify(map)).toString('base64');
  const source = 'const name=(f)=>f;export const one=name(text=>text+1);\\n'
    + '//# source' + 'MappingURL=data:application/json;base64,' + data;
  return { format: 'module', shortCircuit: true, source };
}`,
  'load.mjs': `import './src/one.ts';`,
  'call.mjs': `import { one } from './src/one.ts'; one('a');`,
};

test('code compiled in memory: loading a function is not calling it', async () => {
  const through = (script: string) => ['--import', './register.mjs', script];
  const loaded = await measure(loader, [through('load.mjs')], ['src/one.ts']);
  expect(loaded['statements']).toMatchObject({ covered: 1, total: 2 });
  expect(loaded['functions']).toMatchObject({ covered: 0, total: 1 });
  const called = await measure(loader, [through('load.mjs'), through('call.mjs')], ['src/one.ts']);
  expect(called['statements']).toMatchObject({ covered: 2, total: 2 });
  expect(called['functions']).toMatchObject({ covered: 1, total: 1 });
});

test('a built file asked about by its own name is not led back to its source', async () => {
  const map = { version: 3, sources: ['../src/a.ts'], names: [], mappings: 'AAAA' };
  const files = {
    'src/a.ts': 'export const a = (): number => 1;\n',
    'dist/a.mjs': 'export const a = () => 1;\nexport const b = () => 2;\n//# sourceMappingURL=a.mjs.map',
    'dist/a.mjs.map': JSON.stringify(map),
    'use.mjs': `import { a } from './dist/a.mjs'; a();`,
  };
  const { functions } = await measure(files, ['use.mjs'], ['dist/a.mjs']);
  expect(functions).toMatchObject({ covered: 1, total: 2 });
  expect(functions?.files[0]?.uncovered).toEqual([[2, 2]]);
});

test('of TypeScript counts what is left of it when it is compiled', async () => {
  const source = `export enum Color {
  Red,
  Green,
}
declare class Elsewhere {
  value: number;
  read(): number;
}
export abstract class Shape {
  constructor(readonly name: string) {}
  abstract area(): number;
  scale(by: number): this;
  scale(by: number): this {
    return by > 1 ? (this as this) : this;
  }
}
`;
  const { statements, functions, branches } = await measure({ 'a.ts': source }, [], ['a.ts']);
  // The enum with its two members, the parameter that is a property, the return.
  expect(statements).toMatchObject({ covered: 0, total: 5 });
  expect(functions).toMatchObject({ covered: 0, total: 2 });
  expect(branches).toMatchObject({ covered: 0, total: 2 });
});

test('comments take out lines, the next thing, or the whole file', async () => {
  const files = {
    'lines.mjs':
      '/* node:coverage ignore next 2 */\nexport const a = 1;\nexport const b = 2;\nexport const c = 3;\n',
    'next.mjs': '/* v8 ignore next */\nexport function a() {\n  return 1;\n}\nexport const b = 2;\n',
    'whole.mjs': '/* v8 ignore file */\nexport const a = 1;\n',
  };
  const { lines } = await measure(files, [], Object.keys(files));
  expect(lines?.files.map(({ path, total }) => [path, total])).toEqual([
    ['lines.mjs', 1],
    ['next.mjs', 1],
    ['whole.mjs', 0],
  ]);
});
