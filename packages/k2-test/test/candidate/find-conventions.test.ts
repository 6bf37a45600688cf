import { expect, test } from '@jest/globals';
import { findConventions, isTestPlace } from '../../src/candidate/find-conventions.js';

test.each([
  ['beside the source', ['src/a.ts', 'src/b.ts', 'src/b.test.ts'], 'src/a.ts', '', 'src/a.test.ts'],
  ['no test at all', ['auth/login.js'], 'auth/login.js', '', 'auth/login.test.js'],
  ['one folder for all', ['src/deep/a.ts', 'test/b.spec.ts'], 'src/deep/a.ts', '', 'test/a.spec.ts'],
  [
    'a folder that mirrors the sources',
    ['src/deep/a.ts', 'tests/other/b.test.ts'],
    'src/deep/a.ts',
    '',
    'tests/deep/a.test.ts',
  ],
  ['a name that is taken', ['src/a.js', 'src/a.test.js'], 'src/a.js', '', 'src/a-2.test.js'],
  [
    'a package of a monorepo',
    ['packages/x/src/a.ts', 'packages/x/test/b.test.ts', 'src/c.test.ts'],
    'packages/x/src/a.ts',
    'packages/x',
    'packages/x/test/a.test.ts',
  ],
])('a new test goes where the others are: %s', (_, files, target, within, expected) => {
  const conventions = findConventions(files, target, within);
  expect(conventions.testPath).toBe(expected);
  expect(isTestPlace(expected, conventions)).toBe(true);
});

test('tests may lie beside the target or in the test folders, under a test name only', () => {
  const conventions = findConventions(['src/a.ts', 'lib/b.test.ts', 'test/c.test.ts'], 'src/a.ts', '');
  const allowed = [
    'src/a.test.ts',
    'src/__tests__/a.spec.ts',
    'lib/a.test.ts',
    'test/deep/a.test.ts',
    'tests/a.test.ts',
  ];
  const refused = [
    'a.test.ts',
    'src/a.ts',
    'src/test-data.json',
    'src/deep/a.test.ts',
    'test/support.ts',
    'elsewhere/a.test.ts',
  ];
  expect(allowed.filter((path) => !isTestPlace(path, conventions))).toEqual([]);
  expect(refused.filter((path) => isTestPlace(path, conventions))).toEqual([]);
});

test('the tests of the target by name come first as examples', () => {
  const files = ['src/a.ts', 'src/z.test.ts', 'test/a.test.ts', 'test/k.test.ts'];
  expect(findConventions(files, 'src/a.ts', '').examples).toEqual([
    'test/a.test.ts',
    'src/z.test.ts',
    'test/k.test.ts',
  ]);
});
