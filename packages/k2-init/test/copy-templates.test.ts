import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { execa } from 'execa';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../scripts/copy-templates.mjs', import.meta.url));
const projects = fileURLToPath(new URL('../../../templates/projects', import.meta.url));
let place: TemporaryProject;

beforeEach(async () => {
  place = await temporaryProject({ 'dist/templates/projects/old.txt': 'old', 'dist/index.js': 'kept' });
});
afterEach(() => place.remove());

const copy = (...given: string[]) =>
  execa(process.execPath, [script, ...given], { cwd: place.folder, reject: false });

test('the copy is what the repository has, without leftovers, in place of the old one', async () => {
  expect((await copy('projects', 'dist/templates/projects')).exitCode).toBe(0);
  const copied = join(place.folder, 'dist/templates/projects');
  const leftover = /(?:^|\/)(?:node_modules|dist|coverage)(?:\/|$)/;
  const wanted = (await readdir(projects, { recursive: true })).filter((path) => !leftover.test(path));
  expect((await readdir(copied, { recursive: true })).sort()).toEqual(wanted.sort());
  const template = 'backend-api/typescript/template.json';
  expect((await stat(join(copied, template))).size).toBe((await stat(join(projects, template))).size);
  expect(await place.read('dist/index.js')).toBe('kept');
  expect(await readdir(join(place.folder, 'dist/templates'))).toEqual(['projects']);
});

test.each([
  [['projects']],
  [['../scripts', 'dist/x']],
  [['missing', 'dist/x']],
  [['projects', '../outside']],
  [['projects', '.']],
])('%j is refused and nothing is replaced', async (given) => {
  const tree = await place.tree();
  const result = await copy(...given);
  expect([result.exitCode, result.stderr]).toEqual([1, expect.stringContaining('copy-templates: ')]);
  expect(await place.tree()).toEqual(tree);
});
