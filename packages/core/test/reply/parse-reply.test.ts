import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../src/reply/parse-reply.js';

const whole = (path: string, content: string) => ({ kind: 'whole', path, content });
const fenced = (info: string, body: string): string => `\`\`\`${info}\n${body}\n\`\`\``;

function errorOf(text: string): { id?: string; code?: string; values?: Record<string, unknown> } {
  try {
    parseReply(text);
  } catch (error) {
    return error as { id: string; code: string };
  }
  return {};
}

describe('whole files', () => {
  test('a heading with the path above a fence', () => {
    const reply = parseReply(
      `Here you are.\n\n### auth/login.ts\n${fenced('ts', 'export const a = 1;\n')}\n\nDone.\n`,
    );
    expect(reply.files).toEqual([whole('auth/login.ts', 'export const a = 1;\n\n')]);
    expect(reply.examples).toEqual([]);
    expect(reply.prose).toBe('Here you are.\n\nDone.');
  });

  test.each([
    ['heading of another level', '# auth/login.ts\n'],
    ['numbered heading', '## 1. auth/login.ts\n'],
    ['heading in back-ticks', '### `auth/login.ts`\n'],
    ['bold', '**auth/login.ts**\n'],
    ['bold with a colon', '**auth/login.ts:**\n'],
    ['back-ticks', '`auth/login.ts`\n'],
    ['back-ticks in bold', '**`auth/login.ts`**\n'],
    ['after File:', 'File: auth/login.ts\n'],
    ['after 檔案：', '檔案：auth/login.ts\n'],
    ['after 文件：', '文件：`auth/login.ts`\n'],
    ['heading after 檔案：', '### 檔案：auth/login.ts\n'],
    ['bold after File:', '**File: `auth/login.ts`**\n'],
    ['label in bold', '**檔案：** `auth/login.ts`\n'],
    ['bare', 'auth/login.ts\n'],
    ['bare with a colon', 'auth/login.ts:\n'],
    ['a blank line between', '### auth/login.ts\n\n'],
    ['said to be new', '### auth/login.ts (new)\n'],
    ['said to be new in Chinese', '### auth/login.ts（新增）\n'],
    ['prose between heading and fence', '### auth/login.ts\n\nThis is the login:\n\n'],
  ])('path alone on the line above: %s', (_, name) => {
    expect(parseReply(name + fenced('ts', 'x')).files).toEqual([whole('auth/login.ts', 'x\n')]);
  });

  test.each([
    'ts auth/login.ts',
    'ts:auth/login.ts',
    'ts title="auth/login.ts"',
    "typescript title='auth/login.ts' showLineNumbers",
    'ts path=auth/login.ts',
    'ts {file="auth/login.ts"}',
    'auth/login.ts',
  ])('path in the info string: %s', (info) => {
    expect(parseReply(fenced(info, 'x')).files).toEqual([whole('auth/login.ts', 'x\n')]);
  });

  test.each([
    'typescript',
    'dockerfile',
    'Makefile',
    'php',
    'js {1,3-4}',
    'ts copy',
    'ts title="Usage example"',
    'asp.net',
    'bash $',
  ])('a language is never a file name: %s', (info) => {
    const reply = parseReply(fenced(info, 'x'));
    expect(reply.files).toEqual([]);
    expect(reply.examples).toHaveLength(1);
  });

  test.each([
    '### Usage',
    '### Node.js',
    '### Input/Output',
    '## 使用範例',
    '### Version 1.2',
    '### https://example.org/a.ts',
    '### Done.',
  ])('a heading that is no path names nothing: %s', (heading) => {
    expect(parseReply(`${heading}\n${fenced('ts', 'x')}`).files).toEqual([]);
  });

  test.each([
    'Makefile',
    'Dockerfile',
    '.gitignore',
    'src/Makefile',
    'bin/run',
    'app/[id]/page.tsx',
    'package.json',
    '程式/登入.ts',
  ])('names without a usual look: %s', (path) => {
    expect(parseReply(`### ${path}\n${fenced('', 'x')}`).files).toEqual([whole(path, 'x\n')]);
  });

  test.each([
    '../x',
    '/etc/x',
    'C:\\x.txt',
    'C:/x',
    'file:///etc/passwd',
    '.git/hooks/pre-commit',
    'a\\b.ts',
    'nul.txt',
    '~/x',
  ])('a path that may not be written is still read, to be refused aloud: %s', (path) => {
    expect(parseReply(`### ${path}\n${fenced('sh', 'x')}`).files).toEqual([whole(path, 'x\n')]);
  });

  test('several files, with explanations between', () => {
    const text = `### a.ts\n${fenced('ts', 'a')}\n\nand then\n\n### b/c.py\n${fenced('python', 'c')}\n`;
    expect(parseReply(text).files).toEqual([whole('a.ts', 'a\n'), whole('b/c.py', 'c\n')]);
  });

  test('CRLF replies and a byte order mark come out as plain lines', () => {
    expect(parseReply('\uFEFF### a.ts\r\n```ts\r\nlet a;\r\nlet b;\r\n```\r\n').files).toEqual([
      whole('a.ts', 'let a;\nlet b;\n'),
    ]);
  });

  test('an empty fence is an empty file', () => {
    expect(parseReply('### pkg/__init__.py\n```py\n```').files).toEqual([whole('pkg/__init__.py', '')]);
  });

  test('the same path twice stays twice, for the policy to refuse', () => {
    expect(parseReply(`### a.ts\n${fenced('ts', 'a')}\n### a.ts\n${fenced('ts', 'a')}`).files).toHaveLength(
      2,
    );
  });
});

describe('fences', () => {
  test('four ticks hold three', () => {
    const text = '### README.md\n````md\n# T\n```\nnpm i\n```\nend\n````\n';
    expect(parseReply(text).files).toEqual([whole('README.md', '# T\n```\nnpm i\n```\nend\n')]);
  });

  test('tildes hold back-ticks', () => {
    expect(parseReply('### a.md\n~~~md\n```\nx\n```\n~~~\n').files).toEqual([whole('a.md', '```\nx\n```\n')]);
  });

  test('a fence with a language nests in one of the same length', () => {
    const text = '### README.md\n```md\n# T\n```sh\nnpm i\n```\nend\n```\n### a.ts\n```ts\nx\n```';
    expect(parseReply(text).files).toEqual([
      whole('README.md', '# T\n```sh\nnpm i\n```\nend\n'),
      whole('a.ts', 'x\n'),
    ]);
  });

  test('a Markdown file that could end in two places is refused', () => {
    const error = errorOf('### README.md\n```md\n# T\n```\nnpm i\n```\nend\n```\n');
    expect(error).toMatchObject({ code: 'gate', id: 'reply.nestedFence', values: { path: 'README.md' } });
  });

  test('an indented fence loses its indentation from the lines', () => {
    expect(parseReply('### a.py\n  ```py\n  def f():\n      pass\n  ```').files).toEqual([
      whole('a.py', 'def f():\n    pass\n'),
    ]);
  });

  test.each([
    ['an unclosed fence', '### a.ts\n```ts\nlet a;\n'],
    ['a fence closed by fewer ticks', '### a.ts\n````ts\nlet a;\n```\n'],
    ['an unclosed example', 'text\n```ts\nlet a;\n'],
    ['a block without an end', '### a.ts\n<<<<<<< SEARCH\na\n=======\nb\n'],
    ['a block without an end in a fence', '### a.ts\n```ts\n<<<<<<< SEARCH\na\n=======\nb\n```\n'],
    [
      'a block begun inside a block',
      '### a.ts\n<<<<<<< SEARCH\na\n=======\nb\n<<<<<<< SEARCH\nc\n=======\nd\n>>>>>>> REPLACE\n',
    ],
    ['a forgotten end before the next file', '### a.ts\n```ts\nlet a;\n\n### b.ts\n```ts\nlet b;\n```\n'],
  ])('truncated: %s', (_, text) => {
    expect(errorOf(text)).toMatchObject({ code: 'gate', id: 'reply.truncated' });
  });
});
