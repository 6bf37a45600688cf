import { expect, test } from '@jest/globals';
import { temporaryProject } from '@k2/core/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTemplate, listTemplates } from '../../src/template/find-templates.js';
import { readTemplate } from '../../src/template/template.js';
import { sampleTemplates } from '../sample-templates.js';

const ours = fileURLToPath(new URL('../../../../templates/projects', import.meta.url));
const packaged = fileURLToPath(new URL('../../dist/templates/projects', import.meta.url));

test('every template of the repository is sound and comes with the package', async () => {
  const templates = await listTemplates(ours);
  expect(templates.map(({ name, language }) => `${name}/${language}`)).toContain('backend-api/typescript');
  const built = await listTemplates(packaged);
  expect(built.map((template) => ({ ...template, folder: '' }))).toEqual(
    templates.map((template) => ({ ...template, folder: '' })),
  );
});

test('a template is found by name and language; TypeScript when none is given', async () => {
  const templates = await listTemplates(ours);
  expect(findTemplate(templates, { name: 'backend-api' }).language).toBe('typescript');
  expect(() => findTemplate(templates, { name: 'backend-apy' })).toThrow('init.template.unknown');
  const error = errorOf(() => findTemplate(templates, { name: 'backend-ap' }));
  expect(error).toMatchObject({
    code: 'usage',
    values: { known: ['backend-api'], suggestion: 'backend-api' },
  });
  expect(errorOf(() => findTemplate(templates, { name: 'backend-api', language: 'cobol' }))).toMatchObject({
    code: 'usage',
    id: 'init.template.language',
    values: { known: ['typescript'] },
  });
});

test('a package without its templates says so', async () => {
  const empty = await temporaryProject({});
  await expect(listTemplates(join(empty.folder, 'none'))).rejects.toMatchObject({
    code: 'failed',
    id: 'init.template.none',
  });
  await empty.remove();
});

test.each([
  ['a key too many', (text: string) => text.replace('{', '{"extra":1,')],
  ['a missing language', (text: string) => text.replace('"zh-CN":"A small one"', '"fr":"Un petit"')],
  ['a taken name', (text: string) => text.replace('"strict":', '"langGiven":')],
  ['no JSON', (text: string) => text.slice(5)],
])('template.json with %s is refused', async (_, spoil) => {
  const templates = await sampleTemplates();
  const folder = join(templates.folder, 'small/typescript');
  const text = await readFile(join(folder, 'template.json'), 'utf8');
  await templates.write('small/typescript/template.json', spoil(text));
  await expect(readTemplate(folder)).rejects.toMatchObject({ code: 'failed', id: 'init.template.broken' });
  await templates.remove();
});

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
