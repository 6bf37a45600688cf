import { expect, test } from '@jest/globals';
import type { PackageManifest } from '../../src/project/package-manifest.js';
import { detectChecks } from '../../src/verify/detect-checks.js';

const manifest = (scripts: Record<string, string>): PackageManifest => {
  return {
    name: 'p',
    version: null,
    description: null,
    keywords: [],
    scripts,
    dependencies: {},
    devDependencies: {},
    packageManager: null,
    keys: [],
  };
};

test('takes typecheck, lint, build and test in this order, with what runs before and after', () => {
  const scripts = {
    test: 'vitest run',
    pretest: 'node make.js',
    posttest: 'node clean.js',
    start: 'node .',
    build: 'tsc',
    lint: 'oxlint',
    'type-check': 'tsc --noEmit',
  };
  expect(detectChecks({ manifest: manifest(scripts), given: [] })).toEqual([
    { name: 'typecheck', command: 'tsc --noEmit', script: { name: 'type-check' } },
    { name: 'lint', command: 'oxlint', script: { name: 'lint' } },
    { name: 'build', command: 'tsc', script: { name: 'build' } },
    {
      name: 'test',
      command: 'vitest run',
      script: { name: 'test', before: 'node make.js', after: 'node clean.js' },
    },
  ]);
});

test('npm’s placeholder and empty scripts are no checks', () => {
  expect(
    detectChecks({
      manifest: manifest({ test: 'echo "Error: no test specified" && exit 1', lint: ' ' }),
      given: [],
    }),
  ).toEqual([]);
  expect(detectChecks({ manifest: null, given: [] })).toEqual([]);
});

test('what the user gave replaces all of them', () => {
  expect(detectChecks({ manifest: manifest({ test: 'x' }), given: ['make check', 'true'] })).toEqual([
    { name: 'make check', command: 'make check' },
    { name: 'true', command: 'true' },
  ]);
});
