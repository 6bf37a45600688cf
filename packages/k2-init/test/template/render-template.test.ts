import { afterEach, expect, test } from '@jest/globals';
import type { TemporaryProject } from '@k2/core/testing';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTemplate } from '../../src/template/render-template.js';
import { readTemplate } from '../../src/template/template.js';
import { sampleTemplates } from '../sample-templates.js';

const values = { name: 'app', lang: 'en', langGiven: false, port: 8080, title: 'A & <B>', strict: false };
let templates: TemporaryProject;

afterEach(() => templates.remove());

async function render(
  changes: Readonly<Record<string, string>> = {},
  given = values,
  locale: 'en' | 'zh-TW' = 'en',
) {
  templates = await sampleTemplates();
  for (const [path, content] of Object.entries(changes))
    await templates.write(`small/typescript/files/${path}`, content);
  const template = await readTemplate(join(templates.folder, 'small/typescript'));
  const rendered = await renderTemplate(template, given, locale);
  const text = (path: string) => {
    const file = rendered.files.find((candidate) => candidate.path === path);
    return file === undefined ? undefined : Buffer.from(file.content).toString('utf8');
  };
  return { ...rendered, text };
}

test('values are filled in as they are, conditions hold, and nothing is HTML-escaped', async () => {
  const { text } = await render();
  expect(text('index.js')).toBe('export const port = 8080; // A & <B> loose\n');
  expect(text('settings.json')).toBe('{}\n');
});

test('what does not end in .hbs is kept byte for byte, dots come back, modes stay', async () => {
  const { files, text } = await render();
  expect(text('index.test.js')).toContain('{{not}}');
  expect(text('.github/workflows/ci.yml')).toBe('run: ${{ matrix.node }}\n');
  expect([...(files.find((file) => file.path === 'data.bin')?.content ?? [])]).toEqual([
    0, 255, 123, 123, 13, 10,
  ]);
  expect(files.filter((file) => file.isExecutable).map((file) => file.path)).toEqual(['bin/run.sh']);
  expect(files.map((file) => file.path)).toEqual([
    '.github/workflows/ci.yml',
    '.gitignore',
    'README.md',
    '__tests__/kept.txt',
    'bin/run.sh',
    'data.bin',
    'index.js',
    'index.test.js',
    'package.json',
    'settings.json',
  ]);
});

test('the chosen language is written, English where there is none', async () => {
  const { text } = await render(
    { 'GUIDE.en.md': 'English', 'GUIDE.zh-CN.md': '简体' },
    { ...values, lang: 'zh-TW', langGiven: true },
    'zh-TW',
  );
  expect(text('README.md')).toBe('# app：繁體\n');
  expect(text('GUIDE.md')).toBe('English');
  expect(text('settings.json')).toBe('{"lang":"zh-TW"}\n');
});

test('a value with braces is text, not a template', async () => {
  const { text } = await render({}, { ...values, title: '{{name}} {{{port}}}' });
  expect(text('index.js')).toContain('// {{name}} {{{port}}} loose');
});

test("the same answers give the same bytes; the content hash is the template's and not the answers'", async () => {
  const first = await render();
  await templates.remove();
  const second = await render();
  expect(second.files).toEqual(first.files);
  await templates.remove();
  const other = await render({}, { ...values, port: 1 });
  expect(other.contentHash).toBe(first.contentHash);
  await templates.remove();
  expect((await render({ 'README.zh-TW.md.hbs': 'other' })).contentHash).not.toBe(first.contentHash);
});

test.each([
  ['an unknown value', { 'x.txt.hbs': '{{missing}}' }, 'x.txt.hbs'],
  ['an open block', { 'x.txt.hbs': '{{#if strict}}' }, 'x.txt.hbs'],
  ['an unknown helper', { 'x.txt.hbs': '{{shout name}}' }, 'x.txt.hbs'],
  ['the console', { 'x.txt.hbs': '{{log name}}' }, 'x.txt.hbs'],
  ['two files of one name', { 'x.txt.hbs': 'a', 'x.txt': 'b' }, 'x.txt'],
  ['a file beside its languages', { 'README.md': 'a' }, 'README.md'],
])('a fault in the template is named: %s', async (_, changes, named) => {
  await expect(render(changes)).rejects.toMatchObject({ code: 'failed', id: 'init.template.broken' });
  await templates.remove();
  await expect(render(changes)).rejects.toThrow(named);
});

test('a symbolic link in a template is refused', async () => {
  templates = await sampleTemplates();
  await symlink('/etc/hostname', join(templates.folder, 'small/typescript/files/link'));
  const template = await readTemplate(join(templates.folder, 'small/typescript'));
  await expect(renderTemplate(template, values, 'en')).rejects.toMatchObject({ id: 'init.template.broken' });
});
