import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../src/reply/parse-reply.js';
import type { Reply } from '../../src/reply/reply.js';

const whole = (path: string, content: string) => ({ kind: 'whole', path, content });
const fenced = (info: string, body: string): string => `\`\`\`${info}\n${body}\n\`\`\``;
const block = (search: string, replace: string): string =>
  `<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE`;

function errorOf(text: string): { id?: string; code?: string; values?: Record<string, unknown> } {
  try {
    parseReply(text);
  } catch (error) {
    return error as { id: string; code: string };
  }
  return {};
}

describe('edits', () => {
  test('blocks under a heading, in and out of fences, belong to one file', () => {
    const text = [
      '### src/app.ts',
      block('a\n', 'b\n'),
      'and',
      fenced('ts', block('c\n', 'd\n')),
      block('e\n', ''),
      block('f\n', '\n'),
    ].join('\n');
    expect(parseReply(text).files).toEqual([
      {
        kind: 'edit',
        path: 'src/app.ts',
        blocks: [
          { search: 'a\n', replace: 'b\n' },
          { search: 'c\n', replace: 'd\n' },
          { search: 'e\n', replace: '' },
          { search: 'f\n', replace: '\n' },
        ],
      },
    ]);
  });

  test.each([
    ['path in the info string', fenced('ts src/app.ts', block('a\n', 'b\n'))],
    ['path inside the fence', fenced('ts', `src/app.ts\n${block('a\n', 'b\n')}`)],
    ['path on the line above', `src/app.ts\n${block('a\n', 'b\n')}`],
    ['a closing mark on the word', '### src/app.ts\n<<<<<<< SEARCH>\na\n=======\nb\n>>>>>>> REPLACE<'],
    ['eight marks', '### src/app.ts\n<<<<<<<< SEARCH\na\n=======\nb\n>>>>>>>> REPLACE'],
  ])('%s', (_, text) => {
    expect(parseReply(text).files).toEqual([
      { kind: 'edit', path: 'src/app.ts', blocks: [{ search: 'a\n', replace: 'b\n' }] },
    ]);
  });

  test('conflict markers and other marks in the code stay code', () => {
    const text = `### a.md\n${fenced('md', '<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main')}`;
    expect(parseReply(text).files[0]).toMatchObject({
      kind: 'whole',
      content: '<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n',
    });
  });

  test('a document may show a block', () => {
    const text = `### docs/edit.md\n\`\`\`\`md\nWrite:\n${block('a\n', 'b\n')}\n\`\`\`\``;
    expect(parseReply(text).files[0]).toMatchObject({ kind: 'whole', path: 'docs/edit.md' });
  });

  test.each([
    ['no file', block('a\n', 'b\n'), 'reply.noName'],
    ['a heading that is no path', `### Change\n${block('a\n', 'b\n')}`, 'reply.noName'],
    [
      'two dividers',
      '### a.md\n<<<<<<< SEARCH\nTitle\n=======\ntext\n=======\nnew\n>>>>>>> REPLACE',
      'reply.twoDividers',
    ],
    ['no divider', '### a.ts\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE', 'reply.noDivider'],
    [
      'code after a block',
      `### a.ts\n${fenced('ts', `${block('a\n', 'b\n')}\nlet more;`)}`,
      'reply.strayText',
    ],
    [
      'code before a block',
      `### a.ts\n${fenced('ts', `let before;\n${block('a\n', 'b\n')}`)}`,
      'reply.strayText',
    ],
  ])('refused: %s', (_, text, id) => {
    expect(errorOf(text)).toMatchObject({ code: 'gate', id });
  });
});

describe('deletions, moves and examples', () => {
  test.each(['### old.ts (delete)', '### `old.ts` (deleted)', '### old.ts（刪除）', '## old.ts (删除)'])(
    '%s',
    (line) => {
      expect(parseReply(line).files).toEqual([{ kind: 'delete', path: 'old.ts' }]);
    },
  );

  test.each(['### old/a.ts → new/a.ts', '### `old/a.ts` -> `new/a.ts`', '### old/a.ts => new/a.ts'])(
    '%s',
    (line) => {
      expect(parseReply(line).files).toEqual([{ kind: 'move', from: 'old/a.ts', path: 'new/a.ts' }]);
    },
  );

  test('prose neither deletes nor moves', () => {
    expect(parseReply('You may now delete old.ts.\n\nold.ts (delete)\n\na.ts → b.ts\n').files).toEqual([]);
  });

  test('a fence without a name is an example, beside named files and alone', () => {
    const reply = parseReply(
      `### a.ts\n${fenced('ts', 'a')}\n\nUsage:\n${fenced('ts', 'use(a)')}\n\n## Analysis\n${fenced('text', 'O(n)')}`,
    );
    expect(reply.files).toEqual([whole('a.ts', 'a\n')]);
    expect(reply.examples).toEqual([
      { language: 'ts', content: 'use(a)\n' },
      { language: 'text', content: 'O(n)\n' },
    ]);
    expect(reply.prose).toContain('## Analysis');
    const alone: Reply = parseReply(fenced('ts', 'a'));
    expect([alone.files.length, alone.examples.length]).toEqual([0, 1]);
  });

  test('a command line under a heading, after prose, is no file', () => {
    expect(parseReply(`### src/app.ts\nRun it:\n${fenced('sh', 'npm start')}`).files).toEqual([]);
    expect(parseReply(`### src/app.ts\nOutput:\n${fenced('', 'ok')}`).files).toEqual([]);
  });

  test('a second fence for a file, after prose, is an example of its use', () => {
    const reply = parseReply(
      `### a.ts\n${fenced('ts', 'a')}\n\n### a.ts\nUse it so:\n${fenced('ts', 'use(a)')}`,
    );
    expect(reply.files).toEqual([whole('a.ts', 'a\n')]);
    expect(reply.examples).toHaveLength(1);
  });

  test('odd text is prose, not an error', () => {
    for (const text of [
      '',
      '\n\n',
      'I cannot do that.',
      '=======\n>>>>>>> REPLACE',
      '<b>x</b>',
      '```` inline ``` x',
    ]) {
      expect(parseReply(text).files).toEqual([]);
    }
  });
});

describe('thinking', () => {
  const file = `### a.ts\n${fenced('ts', 'a')}`;
  test.each([
    ['a block before', `<think>\nFirst:\n### evil.ts\n${fenced('ts', 'x')}\n</think>\n${file}`],
    ['a block on one line', `<think>short</think>\n${file}`],
    ['an end without a beginning', `### evil.ts\n${fenced('ts', 'x')}\n</think>\n${file}`],
    ['an unclosed fence inside', `<think>\n\`\`\`ts\nhalf\n</think>\n${file}`],
  ])('%s is not read', (_, text) => {
    expect(parseReply(text).files).toEqual([whole('a.ts', 'a\n')]);
  });

  test('tags inside a file are code', () => {
    const text = `### a.html\n${fenced('html', '<think>\nx\n</think>')}`;
    expect(parseReply(text).files).toEqual([whole('a.html', '<think>\nx\n</think>\n')]);
  });

  test('thinking that never ends leaves nothing', () => {
    expect(parseReply(`<think>\n${file}`)).toEqual({ files: [], examples: [], prose: '' });
  });
});
