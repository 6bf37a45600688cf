import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { coreCatalogue } from '../../src/cli/catalogue.js';
import { describe as describeNote, translate } from '../../src/i18n/translate.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();

test.each(Object.entries(coreCatalogue))('%s says the same in every language', (_, message) => {
  const { en, 'zh-TW': traditional, 'zh-CN': simplified } = message;
  for (const text of [en, traditional, simplified]) expect(text.trim()).not.toBe('');
  // A value shown to one reader must be shown to the others.
  expect(new Set(placeholders(traditional))).toEqual(new Set(placeholders(en)));
  expect(new Set(placeholders(simplified))).toEqual(new Set(placeholders(en)));
});

// Characters of the simplified script that the traditional one does not use, and the other way round: a mixed-up column shows.
const onlySimplified = /[这个们发时对说样进过还没给见关输错误检运设启动络执项请网间问题]/;
const onlyTraditional = /[這個們發時對說樣進過還沒給見關輸錯誤檢運設啟動絡執項請網間問題]/;

test.each(Object.entries(coreCatalogue))('%s is written in the right script', (_, message) => {
  expect(message['zh-TW']).not.toMatch(onlySimplified);
  expect(message['zh-CN']).not.toMatch(onlyTraditional);
});

test('every text the engine can throw or tell is in the catalogue', async () => {
  const files = (await readdir(source, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.includes('messages'),
  );
  const missing: string[] = [];
  for (const name of files) {
    const text = await readFile(join(source, name), 'utf8');
    for (const [, id] of text.matchAll(/new K2Error\(\s*'\w+',\s*'([\w.-]+)'/g)) {
      if (coreCatalogue[id ?? ''] === undefined) missing.push(`${name}: ${id}`);
    }
    for (const [, id] of text.matchAll(/\bid: '([a-z]+\.[\w.-]+)'/g)) {
      if (coreCatalogue[id ?? ''] === undefined) missing.push(`${name}: ${id}`);
    }
  }
  expect(missing).toEqual([]);
});

test('values are filled in, lists joined, an unknown id still says what it is about', () => {
  const note = {
    id: 'flag.notOneOf',
    values: { flag: 'severity', value: 'urgent', allowed: ['low', 'high'] },
  };
  expect(translate(coreCatalogue, 'en', note)).toBe('--severity urgent: expected one of low, high');
  expect(translate(coreCatalogue, 'en', { id: 'no.such', values: { a: 1 } })).toBe('no.such {"a":1}');
  expect(
    describeNote(coreCatalogue, 'zh-TW', { id: 'config.userOnly', values: { file: 'f', key: 'k' } }).hint,
  ).toContain('金鑰');
});
