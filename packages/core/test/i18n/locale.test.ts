import { expect, test } from '@jest/globals';
import { chooseMessageLocale, choosePromptLocale, parseLocale } from '../../src/i18n/locale.js';

test.each([
  ['zh_TW.UTF-8', 'zh-TW'],
  ['zh_HK.UTF-8', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh_MO', 'zh-TW'],
  ['zh-Hant-SG', 'zh-TW'],
  ['zh_CN.GB18030', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['en_GB.UTF-8', 'en'],
  ['de_DE', 'en'],
  ['C', undefined],
  ['C.UTF-8', undefined],
  ['POSIX', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s reads as %s', (value, locale) => {
  expect(parseLocale(value)).toBe(locale);
});

test('what was given wins, then LC_ALL, LC_MESSAGES, LANG, the system', () => {
  const choose = (given: string | undefined, environment: NodeJS.ProcessEnv, system = 'en-US') =>
    chooseMessageLocale({ given, environment, system });
  expect(choose('zh-CN', { LC_ALL: 'zh_TW' })).toBe('zh-CN');
  expect(choose(undefined, { LC_ALL: 'zh_TW', LANG: 'en_US' })).toBe('zh-TW');
  expect(choose(undefined, { LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-CN');
  expect(choose(undefined, { LC_ALL: 'C', LANG: 'zh_TW' })).toBe('zh-TW');
  expect(choose(undefined, {}, 'zh-Hant-TW')).toBe('zh-TW');
  expect(choose(undefined, {}, 'fr-FR')).toBe('en');
});

test('a Chinese request gets a Chinese prompt, Simplified only for a reader of Simplified', () => {
  const choose = (request: string, messages: 'en' | 'zh-TW' | 'zh-CN', given?: 'en') =>
    choosePromptLocale({ given, request, messages });
  expect(choose('實作用戶認證系統', 'en')).toBe('zh-TW');
  expect(choose('实现用户认证', 'zh-CN')).toBe('zh-CN');
  expect(choose('add login', 'zh-TW')).toBe('zh-TW');
  expect(choose('實作登入', 'zh-TW', 'en')).toBe('en');
});
