import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TemporaryProject } from '@k2/core/testing';
import { join } from 'node:path';
import { readAnswers } from '../../src/template/read-answers.js';
import { readTemplate, type Template } from '../../src/template/template.js';
import { sampleTemplates } from '../sample-templates.js';

let templates: TemporaryProject;
let template: Template;

beforeAll(async () => {
  templates = await sampleTemplates();
  template = await readTemplate(join(templates.folder, 'small/typescript'));
});
afterAll(() => templates.remove());

test('defaults, then what was set, in the order of their names', () => {
  expect(readAnswers(template, [], 'en')).toEqual({ port: 3000, strict: true, title: 'Plain' });
  const answers = readAnswers(template, ['title=Red & Blue', 'strict=false', 'port=1', 'port=65535'], 'en');
  expect(JSON.stringify(answers)).toBe('{"port":65535,"strict":false,"title":"Red & Blue"}');
});

test.each([
  ['port', 'init.set.form', {}],
  ['=1', 'init.set.form', {}],
  ['', 'init.set.form', {}],
  ['prot=1', 'init.set.misspelt', { suggestion: 'port' }],
  ['colour=red', 'init.set.unknown', { known: ['port', 'title', 'strict'] }],
  ['name=x', 'init.set.unknown', {}],
  ['__proto__=x', 'init.set.unknown', {}],
  ['port=http', 'init.set.number', { minimum: 1, maximum: 65535, description: 'the port' }],
  ['port=', 'init.set.number', {}],
  ['port=0', 'init.set.number', {}],
  ['port=65536', 'init.set.number', {}],
  ['port=1e3', 'init.set.number', {}],
  ['port=0x50', 'init.set.number', {}],
  ['port= 80', 'init.set.number', {}],
  ['strict=yes', 'init.set.boolean', { value: 'yes' }],
  ['title=', 'init.set.text', { description: 'letters' }],
  ['title=a"b', 'init.set.text', {}],
  ['title=good\nbad', 'init.set.text', {}],
])('--set %j is refused', (assignment, id, values) => {
  let caught: unknown;
  try {
    readAnswers(template, [assignment], 'en');
  } catch (error) {
    caught = error;
  }
  expect(caught).toMatchObject({ code: 'usage', id, values });
});
