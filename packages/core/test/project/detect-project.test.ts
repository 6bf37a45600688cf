import { expect, test } from '@jest/globals';
import { detectProject, type ProjectFacts } from '../../src/project/detect-project.js';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject } from '../../src/testing/temporary-project.js';

async function detect(files: Record<string, string>): Promise<ProjectFacts> {
  const project = await temporaryProject(files);
  try {
    return await detectProject(project.folder, await listFiles(project.folder));
  } finally {
    await project.remove();
  }
}

test('reads a TypeScript service', async () => {
  const facts = await detect({
    'package.json': JSON.stringify({
      name: 'shop',
      version: '1.2.3',
      dependencies: { fastify: '5' },
      devDependencies: { vitest: '4', typescript: '7' },
      scripts: { test: 'vitest run' },
      prettier: {},
    }),
    'tsconfig.json': '{}',
    'src/a.ts': '',
    'eslint.config.js': '',
    '.editorconfig': '',
    'pnpm-lock.yaml': '',
  });
  expect(facts).toMatchObject({
    language: 'typescript',
    domain: 'backend API',
    packageManager: 'pnpm',
    testRunner: 'vitest',
    standard: 'ESLint (eslint.config.js), Prettier (package.json), EditorConfig (.editorconfig)',
  });
  expect(facts.manifest).toMatchObject({ name: 'shop', version: '1.2.3', scripts: { test: 'vitest run' } });
});

test.each([
  ['an empty folder', {}, null],
  ['only a package.json', { 'package.json': '{}' }, 'javascript'],
  [
    'typescript declared, no file yet',
    { 'package.json': '{"devDependencies":{"typescript":"7"}}' },
    'typescript',
  ],
  [
    'JavaScript with one settings file in TypeScript',
    { 'package.json': '{}', 'a.js': '', 'vite.config.ts': '' },
    'javascript',
  ],
  ['more Python than scripts', { 'a.py': '', 'b.py': '', 'c.js': '' }, 'python'],
  ['pyproject alone', { 'pyproject.toml': '' }, 'python'],
  ['Rust', { 'Cargo.toml': '', 'src/main.rs': '', 'run.sh': '', 'test.sh': '' }, 'rust'],
])('language: %s', async (_, files, language) => {
  expect((await detect(files as Record<string, string>)).language).toBe(language);
});

test.each([
  [{ dependencies: { react: '19' } }, 'frontend'],
  [{ dependencies: { react: '19', next: '16' } }, 'full-stack web application'],
  [{ dependencies: { '@oclif/core': '4' } }, 'command-line tool'],
  [{ description: '一個後端服務' }, 'backend API'],
  [{ keywords: ['data-structures', 'algorithm'] }, 'algorithms'],
  [{ name: 'x' }, null],
])('domain of %j', async (manifest, domain) => {
  expect((await detect({ 'package.json': JSON.stringify(manifest) })).domain).toBe(domain);
});

test.each([
  [{ 'package.json': '{"packageManager":"yarn@4.1.0"}', 'pnpm-lock.yaml': '' }, 'yarn'],
  [{ 'package.json': '{}', 'bun.lock': '' }, 'bun'],
  [{ 'package.json': '{}', 'package-lock.json': '' }, 'npm'],
  [{ 'package.json': '{}' }, 'npm'],
])('package manager of %j', async (files, manager) => {
  expect((await detect(files as Record<string, string>)).packageManager).toBe(manager);
});

test.each([
  [{ scripts: { test: 'node --test' } }, 'node'],
  [{ scripts: { test: 'node --import tsx --test "test/**/*.ts"' } }, 'node'],
  [{ scripts: { test: 'cross-env A=1 jest' }, devDependencies: { vitest: '4' } }, 'jest'],
  [{ devDependencies: { ava: '6' } }, 'ava'],
  [{}, null],
])('test runner of %j', async (manifest, runner) => {
  expect((await detect({ 'package.json': JSON.stringify(manifest) })).testRunner).toBe(runner);
});

test('a package.json that is not JSON is a usage error with the file', async () => {
  await expect(detect({ 'package.json': '{ "name": ' })).rejects.toMatchObject({
    code: 'usage',
    id: 'project.manifestUnreadable',
  });
  await expect(detect({ 'package.json': '[]' })).rejects.toMatchObject({
    code: 'usage',
    id: 'project.manifestUnreadable',
  });
});

test('a package.json with wrong types inside is read as far as it goes', async () => {
  const facts = await detect({
    'package.json': '\uFEFF{"name":7,"scripts":{"test":1,"lint":"x"},"keywords":"no","dependencies":[]}',
  });
  expect(facts.manifest).toMatchObject({
    name: null,
    scripts: { lint: 'x' },
    keywords: [],
    dependencies: {},
  });
});
