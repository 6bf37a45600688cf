import { describe, expect, test } from '@jest/globals';
import { placeEdits } from '../../src/changes/place/place-edits.js';
import { readText, writeText } from '../../src/changes/place/text-file.js';

type Block = { search: string; replace: string };

function place(text: string, ...blocks: Block[]) {
  const file = readText(Buffer.from(text));
  if (file === null) throw new Error('not text');
  const placed = placeEdits('a.ts', file, blocks);
  return {
    text: placed.file === null ? null : Buffer.from(writeText(placed.file)).toString(),
    ignored: placed.ignored,
    refusals: placed.refusals,
  };
}

describe('placing', () => {
  test('search text is whole lines', () => {
    const placed = place('limit = 10\n', { search: 'limit = 1', replace: 'limit = 2' });
    expect(placed.text).toBeNull();
    expect(placed.refusals[0]).toMatchObject({ id: 'changes.notFound', path: 'a.ts' });
    expect(place('limit = 10\nlimit = 1\n', { search: 'limit = 1\n', replace: 'limit = 2\n' }).text).toBe(
      'limit = 10\nlimit = 2\n',
    );
  });

  test('a text in several places is refused with the numbered places', () => {
    const placed = place('f() {\n  x();\n}\ng() {\n  x();\n}\n', { search: '  x();', replace: '  y();' });
    expect(placed.text).toBeNull();
    expect(placed.refusals).toHaveLength(1);
    const [refusal] = placed.refusals;
    expect(refusal).toMatchObject({ id: 'changes.ambiguous', values: { count: '2', block: '1' } });
    expect(refusal?.values['places']).toContain('1) line 2');
    expect(refusal?.values['places']).toContain('2) line 5');
    expect(refusal?.values['places']).toContain('    4 | g() {');
  });

  test('one exact place is taken although others are alike', () => {
    expect(place('x();  \nx();\n', { search: 'x();', replace: 'y();' })).toMatchObject({
      text: 'x();  \ny();\n',
      ignored: [],
    });
  });

  test('edits share the file as shown; order does not matter', () => {
    const text = 'a\nb\nc\nd\n';
    const first = { search: 'a', replace: 'A\nA2' };
    const second = { search: 'c\n', replace: '' };
    expect(place(text, first, second).text).toBe('A\nA2\nb\nd\n');
    expect(place(text, second, first).text).toBe('A\nA2\nb\nd\n');
  });

  test('an edit that needs what another writes is refused', () => {
    const placed = place('a\n', { search: 'a', replace: 'b' }, { search: 'b', replace: 'c' });
    expect(placed.refusals.map(({ id }) => id)).toEqual(['changes.notFound']);
  });

  test('overlapping edits are refused, adjacent ones are not', () => {
    const overlapping = place(
      'a\nb\nc\n',
      { search: 'b\nc', replace: 'x' },
      { search: 'a\nb', replace: 'y' },
    );
    expect(overlapping.refusals).toMatchObject([
      { id: 'changes.overlap', values: { first: '1', second: '2' } },
    ]);
    expect(place('a\nb\nc\n', { search: 'b', replace: 'x' }, { search: 'a', replace: 'y' }).text).toBe(
      'y\nx\nc\n',
    );
    expect(place('a\n', { search: 'a', replace: 'b' }, { search: 'a', replace: 'b' }).refusals).toMatchObject(
      [{ id: 'changes.overlap' }],
    );
  });

  test('an empty search is for empty files only', () => {
    expect(place('', { search: '', replace: 'a\n\n\n' }).text).toBe('a\n');
    expect(place('x\n', { search: '', replace: 'a' }).refusals).toMatchObject([
      { id: 'changes.emptySearch' },
    ]);
    expect(place('x\n\n', { search: '\n', replace: 'a' }).refusals).toMatchObject([
      { id: 'changes.emptySearch' },
    ]);
  });

  test('dollar signs and back-slashes are taken as they are', () => {
    expect(place('a\n', { search: 'a', replace: "$& $1 $' \\n" }).text).toBe("$& $1 $' \\n\n");
  });

  test('what was not found shows the lines nearest to it', () => {
    const placed = place('one();\ntwo();\nthree();\n', { search: 'one();\ntwo(2);\nthree();', replace: 'x' });
    expect(placed.refusals[0]?.values['nearest']).toContain('    2 | two();');
  });
});

describe('bytes that stay', () => {
  test.each([
    ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nB2\r\nc\r\n'],
    ['no final newline', 'a\nb\nc', 'a\nB\nB2\nc'],
    ['byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nB\nB2\n'],
    ['mixed line ends', 'a\r\nb\nc\r\n', 'a\r\nB\nB2\nc\r\n'],
    ['several final newlines', 'a\nb\n\n\n', 'a\nB\nB2\n\n\n'],
    ['tabs and a lone carriage return', 'a\t\rx\nb\n', 'a\t\rx\nB\nB2\n'],
  ])('%s', (_, before, after) => {
    expect(place(before, { search: 'b\n', replace: 'B\nB2\n' }).text).toBe(after);
  });

  test('the final newline state survives edits of the last line', () => {
    expect(place('a\nb', { search: 'b', replace: 'b\nc' }).text).toBe('a\nb\nc');
    expect(place('a\nb', { search: 'b', replace: '' }).text).toBe('a');
    expect(place('a\r\nb\r\n', { search: 'b', replace: 'b\nc' }).text).toBe('a\r\nb\r\nc\r\n');
  });

  test('lines repeated from the search keep their own bytes', () => {
    const placed = place('say(“hi”);  \nb\n', { search: 'say("hi");\nb', replace: 'say("hi");\nc' });
    expect(placed).toMatchObject({ text: 'say(“hi”);  \nc\n', ignored: ['punctuation'] });
  });
});

describe('what matching may ignore', () => {
  test('trailing space', () => {
    expect(place('a();  \nb();\n', { search: 'a();\nb();\t', replace: 'x();' })).toMatchObject({
      text: 'x();\n',
      ignored: ['trailing-space'],
    });
  });

  test('a uniform shift of indentation, given to the new lines too', () => {
    const text = 'class A {\n    f() {\n        x();\n\n    }\n}\n';
    const placed = place(text, { search: 'f() {\n    x();\n\n}', replace: 'f() {\n    y();\n\n    z();\n}' });
    expect(placed).toMatchObject({
      text: 'class A {\n    f() {\n        y();\n\n        z();\n    }\n}\n',
      ignored: ['indentation'],
    });
  });

  test('a shift to the left', () => {
    expect(place('f()\n', { search: '    f()', replace: '    g()\n    h()' })).toMatchObject({
      text: 'g()\nh()\n',
      ignored: ['indentation'],
    });
  });

  test('an indentation that is not uniform is no match', () => {
    expect(place('  a\n      b\n', { search: 'a\nb', replace: 'x' }).refusals).toMatchObject([
      { id: 'changes.notFound' },
    ]);
  });

  test('a replacement that cannot be shifted is no match', () => {
    expect(place('f()\n', { search: '    f()', replace: 'g()' }).refusals).toMatchObject([
      { id: 'changes.notFound' },
    ]);
  });

  test('each step wants one place', () => {
    const placed = place('  a();\n    a();\n', { search: 'a();', replace: 'b();' });
    expect(placed.refusals).toMatchObject([{ id: 'changes.ambiguous', values: { count: '2' } }]);
  });

  test('never by edit distance', () => {
    expect(
      place('function total() {\n', { search: 'function totals() {', replace: 'x' }).refusals,
    ).toMatchObject([{ id: 'changes.notFound' }]);
  });
});

describe('a block already in the file', () => {
  test('changes nothing', () => {
    expect(place('a\nb\nc\n', { search: 'foo\nold', replace: 'foo\nnew' }).refusals).toMatchObject([
      { id: 'changes.notFound' },
    ]);
    expect(
      place('start();\nnew();\n', { search: 'start();\nold();', replace: 'start();\nnew();' }),
    ).toMatchObject({
      text: 'start();\nnew();\n',
      refusals: [],
    });
  });

  test('a chance likeness of the replacement is not taken for it', () => {
    expect(place('return null;\n', { search: 'a = 1;', replace: 'return null;' }).refusals).toMatchObject([
      { id: 'changes.notFound' },
    ]);
  });
});
