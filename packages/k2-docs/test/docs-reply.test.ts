import { expect, test } from '@jest/globals';
import { readDocsReply } from '../src/docs-reply.js';

const asked = ['src/math.ts#add', 'src/math.ts#Cart', 'src/math.ts#Cart.total'];

test('one section for each symbol, with its tags', () => {
  const reply = readDocsReply(
    '### src/math.ts#add\nAdds two numbers.\n\nMore.\n@param {number} a - the first\n@param b 第二個數\n@returns {number} the sum\n@throws {RangeError} when negative\n' +
      '@example Adding:\n```ts\n### src/math.ts#Cart\nadd(1, 2);\n```\n\n### src/math.ts#Cart\nA cart.\n### src/math.ts#invented\nNo.',
    asked,
  );
  expect([...reply.docs.keys()]).toEqual(['src/math.ts#add', 'src/math.ts#Cart']);
  expect(reply.unknown).toEqual(['src/math.ts#invented']);
  expect(reply.docs.get('src/math.ts#add')).toEqual({
    summary: 'Adds two numbers.\n\nMore.',
    parameters: [
      { name: 'a', text: 'the first' },
      { name: 'b', text: '第二個數' },
    ],
    properties: [],
    returns: 'the sum',
    throws: [{ name: 'RangeError', text: 'when negative', isConfirmed: true }],
    examples: [{ caption: 'Adding:', language: 'ts', code: '### src/math.ts#Cart\nadd(1, 2);' }],
    deprecated: null,
  });
});

test.each([
  ['another heading level', '## src/math.ts#add\nAdds.'],
  ['a back-ticked id', '### `src/math.ts#add`\nAdds.'],
  ['a bold id alone', '**src/math.ts#add**\nAdds.'],
  ['the name alone', '### add\nAdds.'],
  ['the name as a call', '### add(a, b)\nAdds.'],
  ['a colon and trailing marks', '### src/math.ts#add: ###\nAdds.'],
  ['CRLF', '### src/math.ts#add\r\nAdds.\r\n'],
  ['a comment with stars', '### src/math.ts#add\n/**\n * Adds.\n */'],
  ['a comment in a fence', '### src/math.ts#add\n```ts\n/** Adds. */\n```'],
  [
    'the whole reply in a fence',
    '```markdown\n### src/math.ts#add\nAdds.\n@example\n~~~ts\nadd(1, 2)\n~~~\n```',
  ],
  ['thinking before it', '<think>### src/math.ts#add\nno</think>\n### src/math.ts#add\nAdds.'],
  ['prose before it', 'Here you are:\n\n### src/math.ts#add\nAdds.'],
])('takes %s', (_name, text) => {
  expect(readDocsReply(text, asked).docs.get('src/math.ts#add')?.summary).toBe('Adds.');
});

test('a name two symbols have is no id; a member goes by its own', () => {
  expect(readDocsReply('### total\nSums.', ['a.ts#total', 'b.ts#total']).docs.size).toBe(0);
  expect([...readDocsReply('### Cart.total\nSums.', asked).docs.keys()]).toEqual(['src/math.ts#Cart.total']);
});

test('a section that was cut inside an example is no section; an empty one neither; the first of two stays', () => {
  expect(readDocsReply('### src/math.ts#add\nAdds.\n@example\n```ts\nadd(1', asked).docs.size).toBe(0);
  expect(readDocsReply('### src/math.ts#add\n\n### src/math.ts#Cart\nA cart.', asked).docs.size).toBe(1);
  expect(
    readDocsReply('### src/math.ts#add\nOne.\n### src/math.ts#add\nTwo.', asked).docs.get('src/math.ts#add')
      ?.summary,
  ).toBe('One.');
});

test('prose without sections, and paths, name nothing', () => {
  expect(readDocsReply('This code adds numbers.', asked)).toEqual({ docs: new Map(), unknown: [] });
  expect(readDocsReply('### ../x#add2\nx\n### /etc/passwd#root\nx', asked)).toEqual({
    docs: new Map(),
    unknown: ['../x#add2', '/etc/passwd#root'],
  });
});
