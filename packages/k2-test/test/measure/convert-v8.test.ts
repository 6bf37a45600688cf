import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { convertV8 } from '../../src/measure/convert-v8.js';
import { metrics, summarizeCoverage } from '../../src/measure/summarize-coverage.js';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function measure(
  files: Readonly<Record<string, string>>,
  scripts: readonly string[],
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
    await execa(process.execPath, [script], { cwd: folder, env: { NODE_V8_COVERAGE: reports } });
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
