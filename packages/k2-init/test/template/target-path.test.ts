import { expect, test } from '@jest/globals';
import { readTargetPath } from '../../src/template/target-path.js';

test.each([
  ['package.json.hbs', 'package.json', true, null],
  ['src/app.ts', 'src/app.ts', false, null],
  ['_gitignore', '.gitignore', false, null],
  ['_github/workflows/ci.yml', '.github/workflows/ci.yml', false, null],
  ['__tests__/a.ts', '__tests__/a.ts', false, null],
  ['src/_2.ts', 'src/_2.ts', false, null],
  ['README.zh-TW.md.hbs', 'README.md', true, 'zh-TW'],
  ['docs/guide.en.md', 'docs/guide.md', false, 'en'],
  ['src/app.test.ts', 'src/app.test.ts', false, null],
  ['README.fr.md', 'README.fr.md', false, null],
  ['src/en.ts', 'src/en.ts', false, null],
])('%s becomes %s', (from, path, isRendered, locale) => {
  expect(readTargetPath(from)).toEqual({ path, isRendered, locale });
});
