import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { missingDependencies } from '../../src/project/missing-dependencies.js';
import { temporaryProject } from '../../src/testing/temporary-project.js';

const manifest = JSON.stringify({
  dependencies: { here: '1', '@s/scoped': '1' },
  devDependencies: { tool: '1' },
  optionalDependencies: { maybe: '1' },
});

async function missing(files: Record<string, string>, folder = ''): ReturnType<typeof missingDependencies> {
  const project = await temporaryProject(files);
  try {
    return await missingDependencies(join(project.folder, folder));
  } finally {
    await project.remove();
  }
}

test('names what is declared and not installed, with the command of the project’s package manager', async () => {
  const files = { 'package.json': manifest, 'node_modules/here/package.json': '{}', 'pnpm-lock.yaml': '' };
  expect(await missing(files)).toEqual({ command: 'pnpm install', packages: ['@s/scoped', 'tool'] });
  expect((await missing({ 'package.json': manifest }))?.command).toBe('npm install');
});

test('looks in the folders above too', async () => {
  const files = {
    'package.json': '{}',
    'packages/a/package.json': manifest,
    'node_modules/here/x': '',
    'node_modules/@s/scoped/x': '',
    'packages/a/node_modules/tool/x': '',
  };
  expect(await missing(files, 'packages/a')).toBeNull();
});

test.each([
  ['no package.json', {}],
  ['nothing declared', { 'package.json': '{"name":"x"}' }],
  ['Yarn Plug’n’Play', { 'package.json': manifest, '.pnp.cjs': '' }],
])('nothing is missing: %s', async (_, files) => {
  expect(await missing(files as Record<string, string>)).toBeNull();
});
