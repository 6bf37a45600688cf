import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkTestSource } from '../../src/candidate/check-test-source.js';
import { type ModuleGraph, openModuleGraph } from '../../src/candidate/module-graph.js';

const files = {
  'src/sum.ts': 'export const sum = (a: number, b: number) => a + b;\n',
  'src/index.ts': "export { sum } from './sum.js';\n",
  'src/other.ts': 'export const other = 1;\n',
};
let folder: string;
let graph: ModuleGraph;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k2 靜態 '));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  graph = openModuleGraph({ root: folder, files: Object.keys(files), packageName: 'sums' });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusal(source: string): Promise<string | null> {
  const verdict = await checkTestSource({ path: 'test/sum.test.ts', source, target: 'src/sum.ts', graph });
  return verdict.refused?.id.replace('test.refuse.', '') ?? null;
}

const node = "import { test, describe, mock } from 'node:test';\nimport assert from 'node:assert/strict';\n";
const vitest = "import { beforeAll, describe, expect, it, test, vi } from 'vitest';\n";
const target = "import { sum } from '../src/sum.js';\n";

test.each([
  ['node:assert', `${node}${target}test('adds', () => { assert.equal(sum(1, 2), 3); });`],
  [
    'a named assertion',
    `import { test } from 'node:test';\nimport { strictEqual as same } from 'node:assert';\n${target}test('adds', () => { same(sum(1, 2), 3); });`,
  ],
  ['t.assert', `${node}${target}test('adds', (t) => { t.assert.equal(sum(1, 2), 3); });`],
  [
    'expect',
    `${vitest}${target}describe('sum', () => { it('adds', () => { expect(sum(1, 2)).toBe(3); }); });`,
  ],
  ['a negated expectation', `${vitest}${target}test('adds', () => { expect(sum(1, 2)).not.toBe(4); });`],
  [
    'an awaited rejection',
    `${vitest}${target}test('adds', async () => { await expect(async () => sum(1, 2)).rejects.toThrow(); });`,
  ],
  ['a table', `${vitest}${target}test.each([[1, 2]])('adds %i', (a, b) => { expect(sum(a, b)).toBe(3); });`],
  [
    'what was made in a hook',
    `${vitest}${target}let made: number;\nbeforeAll(() => { made = sum(1, 2); });\ntest('adds', () => { expect(made).toBe(3); });`,
  ],
  [
    'a helper that asserts',
    `${node}${target}function check(a: number) { assert.equal(sum(a, 0), a); }\ntest('adds', () => { check(1); });`,
  ],
  [
    'another module that leads there',
    `${node}import { sum } from '../src/index.js';\ntest('adds', () => { assert.equal(sum(1, 2), 3); });`,
  ],
  [
    'the package by its name',
    `${node}import { sum } from 'sums';\ntest('adds', () => { assert.equal(sum(1, 2), 3); });`,
  ],
  [
    'import()',
    `${node}test('adds', async () => { const { sum } = await import('../src/sum.js'); assert.equal(sum(1, 2), 3); });`,
  ],
  [
    'a mock handed to the target',
    `${vitest}${target}test('calls', () => { const seen = vi.fn(); sum(seen, 1); expect(seen).toHaveBeenCalled(); });`,
  ],
  [
    'options that switch nothing off',
    `${node}${target}test('adds', { timeout: 10, skip: false }, () => { assert.equal(sum(1, 2), 3); });`,
  ],
])('accepts %s', async (_, source) => {
  expect(await refusal(source)).toBeNull();
});

test.each([
  ['doesNotParse', `${node}${target}test('adds', () => { assert.equal(sum(1, 2), 3);`],
  ['noTest', `${node}${target}assert.equal(sum(1, 2), 3);`],
  ['noTest', `${node}${target}test('later');`],
  ['switchedOff', `${node}${target}test.skip('adds', () => { assert.equal(sum(1, 2), 3); });`],
  [
    'switchedOff',
    `${vitest}${target}describe.only('x', () => { it('adds', () => { expect(sum(1, 2)).toBe(3); }); });`,
  ],
  ['switchedOff', `${node}${target}test('adds', { todo: true }, () => { assert.equal(sum(1, 2), 3); });`],
  ['switchedOff', `${node}${target}test('adds', (t) => { t.skip(); assert.equal(sum(1, 2), 3); });`],
  ['noImport', `${node}test('adds', () => { const sum = 3; assert.equal(sum, 3); });`],
  [
    'noImport',
    `${node}import { other } from '../src/other.js';\ntest('adds', () => { assert.equal(other, 1); });`,
  ],
  [
    'noImport',
    `${node}import type { sum } from '../src/nowhere.js';\ntest('adds', () => { assert.equal(1, Math.abs(1)); });`,
  ],
  ['noAssertion', `${node}${target}test('adds', () => { sum(1, 2); });`],
  ['noAssertion', `${vitest}${target}test('adds', () => { sum(1, 2); expect(true).toBe(true); });`],
  ['noAssertion', `${vitest}${target}test('adds', () => { expect(sum(1, 2)); });`],
  ['noAssertion', `${node}${target}test('adds', () => { assert.ok(true); sum(1, 2); });`],
  [
    'noAssertion',
    `${node}${target}test('adds', () => { assert.equal(sum(1, 2), 3); });\ntest('idle', () => { sum(1, 1); });`,
  ],
  [
    'notAboutTarget',
    `${node}${target}test('adds', () => { sum(1, 2); const x = Math.abs(1); assert.equal(x, 1); });`,
  ],
  [
    'notAboutTarget',
    `${vitest}${target}test('only mocks', () => { sum(1, 2); const seen = vi.fn(); seen(); expect(seen).toHaveBeenCalled(); });`,
  ],
  [
    'mocksTarget',
    `${vitest}${target}vi.mock('../src/sum.js', () => ({ sum: () => 3 }));\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });`,
  ],
  ['meddles', `${node}${target}/* c8 ignore next */\ntest('adds', () => { assert.equal(sum(1, 2), 3); });`],
  ['meddles', `${node}${target}test('adds', () => { assert.equal(sum(1, 2), 3); process.exit(0); });`],
  ['meddles', `${vitest}${target}test('adds', () => { expect(sum(1, 2)).toMatchSnapshot(); });`],
  [
    'meddles',
    `${node}${target}test('adds', () => { assert.ok(process.env.NODE_V8_COVERAGE); assert.equal(sum(1, 2), 3); });`,
  ],
])('refuses: %s', async (reason, source) => {
  expect(await refusal(source)).toBe(reason);
});

test('a file that does not parse is told with its line and what stands there', async () => {
  const source = `${node}${target}\ntest('adds' () => {});\n`;
  const verdict = await checkTestSource({ path: 'test/sum.test.ts', source, target: 'src/sum.ts', graph });
  expect(verdict.parsed).toBe(false);
  expect(verdict.refused?.values).toMatchObject({
    path: 'test/sum.test.ts',
    line: 5,
    excerpt: "test('adds' () => {});",
  });
});

test('what a title hides is taken out', async () => {
  const source = `${node}${target}test('a\u202eb\\u001b[2J', () => { sum(1, 2); });`;
  const verdict = await checkTestSource({ path: 'test/sum.test.ts', source, target: 'src/sum.ts', graph });
  expect(verdict.refused?.values['title']).toBe('ab');
});
