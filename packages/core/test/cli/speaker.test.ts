import { expect, test } from '@jest/globals';
import { createSpeaker, wantsColor } from '../../src/cli/speaker.js';

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { CI: 'true' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('terminal %s with %j: colour %s', (isTTY, environment, wanted) => {
  expect(wantsColor({ isTTY }, environment)).toBe(wanted);
});

test('without colour a styled text is the text', () => {
  const catalogue = { a: { en: 'one {n}', 'zh-TW': '一 {n}', 'zh-CN': '一 {n}' } };
  const plain = createSpeaker({ catalogue, locale: 'zh-TW', color: false });
  expect(plain.style('red', plain.text('a', { n: 1 }))).toBe('一 1');
  const colourful = createSpeaker({ catalogue, locale: 'en', color: true });
  expect(colourful.style('red', 'x')).toContain('\u001B[31m');
});
