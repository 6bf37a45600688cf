import { expect, test } from '@jest/globals';
import { selectSources } from '../../src/measure/select-sources.js';

const files = [
  '.storybook/main.js',
  'auth/login.ts',
  'auth/login.test.ts',
  'auth/types.d.ts',
  'auth/tests/support.ts',
  'authors/x.ts',
  'dist/auth/login.js',
  'packages/p/index.js',
  'test/helper.js',
  'vitest.config.ts',
  'README.md',
];

test('a folder: its sources, never tests or declarations', () => {
  expect(selectSources(files, 'auth', '')).toEqual(['auth/login.ts']);
  expect(selectSources(files, 'auth/login.ts', '')).toEqual(['auth/login.ts']);
});

test('the whole project: neither what sets up tools nor what was built', () => {
  expect(selectSources(files, '', '')).toEqual(['auth/login.ts', 'authors/x.ts', 'packages/p/index.js']);
  expect(selectSources(files, 'packages/p', 'packages/p')).toEqual(['packages/p/index.js']);
});

test('what was built counts when it is named', () => {
  expect(selectSources(files, 'dist', '')).toEqual(['dist/auth/login.js']);
});

test.each([['auth/login.test.ts'], ['README.md'], ['test']])('%s holds nothing to cover', (target) => {
  expect(() => selectSources(files, target, '')).toThrow(
    expect.objectContaining({ code: 'usage', id: 'test.nothingToCover' }),
  );
});
