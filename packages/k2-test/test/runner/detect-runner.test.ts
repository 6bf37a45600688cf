import { afterEach, expect, test } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { detectRunner } from '../../src/runner/detect-runner.js';
import { readNodeOutput } from '../../src/runner/read-node-output.js';
import { readTestScript } from '../../src/runner/read-test-script.js';
import type { RunnerName } from '../../src/runner/runner.js';

let project: TemporaryProject | undefined;

afterEach(async () => {
  await project?.remove();
  project = undefined;
});

const installed = {
  'node_modules/vitest/package.json': '{"version":"4.1.12"}',
  'node_modules/@vitest/coverage-v8/package.json': '{"version":"4.1.12"}',
};

async function detect(files: Readonly<Record<string, string>>, given?: RunnerName) {
  project = await temporaryProject(files);
  const paths = Object.keys(files).filter((path) => !path.startsWith('node_modules/'));
  return detectRunner({ packageRoot: project.folder, files: paths, given });
}

const manifest = (script: string | undefined, devDependencies = {}) =>
  JSON.stringify({ ...(script !== undefined && { scripts: { test: script } }), devDependencies });

test.each([
  [{ 'package.json': manifest('node --test') }, 'node'],
  [{ 'package.json': manifest('npm run build && NODE_ENV=test node --import tsx --test test/*.ts') }, 'node'],
  [{ 'package.json': manifest(undefined), 'a.js': '' }, 'node'],
  [{ 'package.json': manifest('vitest run', { vitest: '4' }), ...installed }, 'vitest'],
  [{ 'package.json': manifest(undefined, { vitest: '4' }), ...installed }, 'vitest'],
  [{ 'package.json': manifest('turbo test'), 'vitest.config.mts': '', ...installed }, 'vitest'],
])('detects from %j', async (files, name) => {
  expect((await detect(files)).name).toBe(name);
});

test.each([['jest'], ['mocha --recursive'], ['npx ava'], ['c8 tape test.js'], ['tap']])(
  'refuses %s by naming what is supported',
  async (script) => {
    await expect(detect({ 'package.json': manifest(script) })).rejects.toMatchObject({
      code: 'usage',
      id: 'test.runnerUnsupported',
      values: { allowed: ['vitest', 'node'] },
    });
  },
);

test('a coverage provider that is not installed is named with its install command', async () => {
  const { 'node_modules/vitest/package.json': vitest } = installed;
  const files = {
    'package.json': manifest('vitest run', { vitest: '4' }),
    'node_modules/vitest/package.json': vitest,
  };
  await expect(detect(files)).rejects.toMatchObject({
    values: { command: 'npm install --save-dev @vitest/coverage-v8@4.1.12' },
  });
});

test('reads node options and variables from the script, and takes a coverage wrapper away', () => {
  expect(
    readTestScript('c8 -r text node --import tsx --test --test-concurrency=1 "test/**/*.ts" && echo done'),
  ).toEqual({
    command: 'node --import tsx --test --test-concurrency=1 "test/**/*.ts" && echo done',
    nodeOptions: ['--import', 'tsx'],
    environment: {},
  });
  expect(readTestScript('cross-env TZ=UTC node -r ./setup.cjs --test')).toMatchObject({
    nodeOptions: ['-r', './setup.cjs'],
    environment: { TZ: 'UTC' },
  });
  expect(readTestScript(undefined).command).toBeNull();
});

test('reads failures from TAP and from spec output', () => {
  const tap = `TAP version 13
# Subtest: group
    not ok 1 - inner fails
      ---
      failureType: 'testCodeFailure'
      ...
not ok 1 - group
  ---
  failureType: 'subtestsFailed'
  ...
not ok 2 - later # TODO
# pass 3
# fail 1
`;
  expect(readNodeOutput(tap)).toEqual({ failures: ['inner fails'], passed: 3, isWhole: true });
  const spec = `✔ good (0.5ms)
✖ bad (1.2ms)
ℹ tests 2
ℹ pass 1
ℹ fail 1

✖ failing tests:

test at a.test.js:1:1
✖ bad (1.2ms)
  AssertionError
`;
  expect(readNodeOutput(spec)).toEqual({ failures: ['bad'], passed: 1, isWhole: true });
  expect(readNodeOutput('Killed')).toEqual({ failures: [], passed: 0, isWhole: false });
  // Node counts a file without tests as a test that passed.
  expect(readNodeOutput('ok 1 - /tmp/a/empty.test.js\n# pass 1\n').passed).toBe(0);
});
