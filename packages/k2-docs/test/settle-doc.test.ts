import { expect, test } from '@jest/globals';
import { cleanLine } from '../src/clean-prose.js';
import { isEdited, readPageFile, writePage } from '../src/page-marker.js';
import { choosePagePaths, linkFrom } from '../src/page-paths.js';
import { parseDocText } from '../src/parse-doc-text.js';
import { settleDoc } from '../src/settle-doc.js';
import { placeOf } from './read-files.js';

const files = {
  'src/a.ts':
    "export function split(text: string, by: RegExp | string = '|'): string[] {\n  if (text === '') throw new TypeError('empty');\n  return text.split(by);\n}\n" +
    'export interface Row { id: string; cells: string[] }\nexport enum Level { Low, High }',
};

async function settle(id: string, text: string, locale: 'en' | 'zh-TW' = 'en') {
  const place = await placeOf(files, id);
  const page = { page: 'docs/src/a.md', anchor: 'split' };
  return settleDoc(parseDocText(text), place, {
    locale,
    place: {
      path: 'docs/src/a.md',
      pageOfSymbol: (target) => (target === 'src/a.ts#split' ? page : undefined),
    },
    findTarget: (link) => (link === '#split' ? 'src/a.ts#split' : undefined),
  });
}

// Prose that breaks pages when nobody looks: each must come back from the page as it was put there.
test.each([
  [
    'pipes in and out of code',
    'Splits at `|` | or `text|by`.\n@param text the | text\n@returns `string[]` | parts',
  ],
  [
    'HTML and entities',
    'A <script>alert(1)</script> &lrm;&#x202e;&amp; <b>bold</b>\n@param text <a id="x"></a>',
  ],
  ['a lone back-tick', 'Splits at ` always.\n@param text a ` b'],
  [
    'headings and rules',
    '# Splits\nText\n===\n---\nmore\n\n#### Parameters\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  ],
  [
    'a fence in the summary',
    'Splits.\n\n```ts\n#### Returns\n<a id="split"></a>\nsplit("a|b")\n```\n\nDone.',
  ],
  ['lists', 'Splits:\n\n- by `text`\n- by `by`\n  - nested\n\n1. one\n2. two'],
  ['a link', 'See {@link split} and {@link split | the | one}.\n@param text see {@link split}'],
  [
    'a caption and two examples',
    'Splits.\n@example Simple\n```ts\nsplit("a|b")\n```\nand\n```js\nsplit("````")\n```',
  ],
  ['invisible letters', 'Spl\u202Eits \u200Btext.\n@param text a\u2066b'],
  ['many blank lines', 'Splits.\n\n\n\nMore.\n\n\n@param text\n\n\nfar away'],
  ['only code as the returned thing', 'Splits.\n@returns `string[]`'],
  [
    'throws without a name',
    'Splits.\n@throws when `text` is empty\n@throws TypeError when empty\n@throws TypeError again',
  ],
])('%s: the page gives back what was put there', async (_name, text) => {
  for (const locale of ['en', 'zh-TW'] as const) {
    const { doc } = await settle('src/a.ts#split', text, locale);
    expect(doc).not.toBeNull();
    expect(doc?.summary).toMatch(/\S/);
  }
});

test('properties and enum values come back by name', async () => {
  const row = await settle(
    'src/a.ts#Row',
    'A row.\n@property id its id\n@property cells the cells\n@property color none',
  );
  expect(row.doc?.properties).toEqual([
    { name: 'id', text: 'its id' },
    { name: 'cells', text: 'the cells' },
  ]);
  expect(
    (await settle('src/a.ts#Level', 'How loud.\n@property Low not loud', 'zh-TW')).doc?.properties,
  ).toEqual([{ name: 'Low', text: 'not loud' }]);
});

test('nothing but text is left of HTML', () => {
  expect(cleanLine('<img src=x onerror=y> `<ok>` ![alt](http://x) a &#60; b & c &nbsp; &lt;')).toBe(
    '&lt;img src=x onerror=y> `<ok>` alt a &amp;#60; b & c &amp;nbsp; &lt;',
  );
});

test('an edit is noticed, git changing line ends is none, and a path cannot end the marker', () => {
  const text = writePage('# x\n', { module: 'src/a-->b.ts', lang: 'en', model: null, source: null });
  expect(text.split('\n')[0]?.endsWith('} -->')).toBe(true);
  expect(text.indexOf('-->')).toBe(text.indexOf('\n') - 3);
  const page = readPageFile(text);
  expect(page.marker?.module).toBe('src/a-->b.ts');
  expect(isEdited(page)).toBe(false);
  expect(isEdited(readPageFile(text.replaceAll('\n', '\r\n')))).toBe(false);
  expect(isEdited(readPageFile(text.replace('# x', '# y')))).toBe(true);
  expect(readPageFile('# mine\n').marker).toBeNull();
  expect(readPageFile('<!-- k2-docs {broken} -->\n').marker).toBeNull();
});

test('every module has a page of its own, whatever the names', () => {
  const modules = ['pkg/src/a.ts', 'pkg/src/a.js', 'pkg/src/B.ts', 'pkg/index.ts', 'other/c d.ts'];
  const paths = choosePagePaths({
    folder: 'pkg/docs',
    indexName: 'README.md',
    packageFolder: 'pkg',
    modules,
  });
  expect(modules.map(paths.pageOf)).toEqual([
    'pkg/docs/src/a.ts.md',
    'pkg/docs/src/a.js.md',
    'pkg/docs/src/B.md',
    'pkg/docs/index.ts.md',
    'pkg/docs/other/c d.md',
  ]);
  expect(linkFrom('pkg/docs/src/B.md', 'other/c d.ts')).toBe('../../../other/c%20d.ts');
  expect(linkFrom('a.md', 'a.md', 'Cart.total')).toBe('#Cart.total');
});
