import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { describe, openDocs, sources } from './docs-project.js';

// Every case spawns the binary, some many times; on a busy machine that takes longer than the default.
jest.setTimeout(300_000);

type Row = {
  readonly name: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly exit: number;
  readonly says: RegExp;
};

const rows: readonly Row[] = [
  {
    name: 'no key',
    env: { MOONSHOT_API_KEY: undefined },
    exit: 3,
    says: /MOONSHOT_API_KEY[\s\S]*--provider ollama --model/,
  },
  { name: 'an empty key', env: { MOONSHOT_API_KEY: '' }, exit: 3, says: /MOONSHOT_API_KEY/ },
  { name: 'offline', argv: ['--offline'], exit: 4, says: /offline/i },
  {
    name: 'a retired model',
    argv: ['--model', 'kimi-k2-0711-preview'],
    exit: 3,
    says: /kimi-k2-0711-preview/,
  },
  { name: '--format docx', argv: ['--format', 'docx'], exit: 2, says: /docx.*markdown/ },
  { name: '--lang fr', argv: ['--lang', 'fr'], exit: 2, says: /fr.*zh-TW/ },
  { name: '--output outside', argv: ['--output', '../out'], exit: 2, says: /--output \.\.\/out.*outside/ },
  { name: '--output in .git', argv: ['--output', '.git/hooks'], exit: 2, says: /\.git/ },
  { name: '--output through a link', argv: ['--output', 'linked', '--no-prose'], exit: 2, says: /linked/ },
  {
    name: '--output below a file',
    argv: ['--output', 'package.json/x', '--no-prose'],
    exit: 2,
    says: /package\.json/,
  },
  {
    name: '--target that is not there',
    argv: ['--target', 'nope/'],
    exit: 2,
    says: /--target nope\/ does not exist/,
  },
  { name: '--target outside', argv: ['--target', '../'], exit: 2, says: /outside/ },
  { name: '--target that is a link', argv: ['--target', 'linked'], exit: 2, says: /symbolic link/ },
  { name: '--target of another language', argv: ['--target', 'package.json'], exit: 2, says: /\.ts/ },
  {
    name: '--target without sources',
    argv: ['--target', 'empty'],
    exit: 2,
    says: /No TypeScript or JavaScript/,
  },
  { name: 'a flag of a later issue', argv: ['--inline'], exit: 2, says: /--inline/ },
  {
    name: 'a later flag shared by others',
    argv: ['--unsafe-no-sandbox'],
    exit: 2,
    says: /--unsafe-no-sandbox/,
  },
];

test('bad input: exit code, message, and the project byte for byte as it was', async () => {
  const { project, kimi, run, close } = await openDocs(undefined, { ...sources, 'empty/data.json': '{}' });
  try {
    await mkdir(join(project.folder, 'elsewhere'));
    await symlink('elsewhere', join(project.folder, 'linked'));
    const before = await project.tree();
    for (const { name, argv = [], env, exit, says } of rows) {
      const result = await run(argv, env);
      expect([name, result.exitCode]).toEqual([name, exit]);
      expect(result.stderr).toMatch(says);
      expect(result.stdout).toBe('');
      expect(await project.tree()).toEqual(before);
    }
    expect(kimi.requests).toEqual([]);
  } finally {
    await close();
  }
});

test('a host that refuses: wrong key 3, nobody there 4; nothing written', async () => {
  const { project, run, close } = await openDocs(() => ({
    text: '',
    status: 401,
    error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' },
  }));
  try {
    const before = await project.tree();
    expect((await run([])).exitCode).toBe(3);
    const down = await run(['--json'], { MOONSHOT_BASE_URL: 'http://127.0.0.1:9/v1' });
    expect(down.exitCode).toBe(4);
    expect(down.durationMs).toBeLessThan(35_000);
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test.each([
  ['empty', () => ''],
  ['prose only', () => 'This project adds numbers.'],
  [
    'sections about something else',
    () => '### ../x#add2\nEscaped.\n\n### .git/hooks/pre-commit#run\nEscaped.',
  ],
  ['cut at the cap', () => ({ text: '### src/math.ts#add\nAdds', finish: 'length' as const })],
  [
    'cut without a finish reason',
    () => ({ text: '### src/math.ts#add\nAdds two', cut: 'noFinish' as const }),
  ],
])('a reply that is %s: asked once more, then exit 1 and nothing written', async (_name, reply) => {
  const { project, kimi, run, close } = await openDocs(reply);
  try {
    const before = await project.tree();
    const result = await run(['--json']);
    expect(result.exitCode).toBe(1);
    expect(result.json.error.code).toBe('gate');
    expect(kimi.requests.length).toBe(2);
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test('a bad reply that gets better is repaired', async () => {
  const { kimi, run, close } = await openDocs((request, index) =>
    index === 0
      ? 'Sorry, no.'
      : describe({ ...request, body: { ...request.body!, messages: request.body!.messages.slice(0, 2) } }),
  );
  try {
    expect((await run(['--lang', 'zh-TW'])).exitCode).toBe(0);
    expect(kimi.requests.length).toBe(2);
  } finally {
    await close();
  }
});

test('Ctrl-C while the model writes: 130 at once, nothing written', async () => {
  let started: () => void = () => {};
  const asked = new Promise<void>((resolve) => (started = resolve));
  const { project, run, close } = await openDocs((request) => {
    started();
    return { text: describe(request), delayMs: 20_000 };
  });
  try {
    const before = await project.tree();
    const result = await run([], {}, asked);
    expect(result.exitCode).toBe(130);
    expect(result.durationMs).toBeLessThan(15_000);
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test('nothing exported is no failure and is said', async () => {
  const { project, kimi, run, close } = await openDocs(undefined, {
    'package.json': '{"name":"x"}',
    'src/main.ts': 'console.log(1);\n',
  });
  try {
    const before = await project.tree();
    const result = await run(['--json']);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('Nothing is exported');
    expect(result.json.result).toMatchObject({ symbols: 0, pages: [] });
    expect(kimi.requests).toEqual([]);
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test('a file whose name looks like a secret is described by its facts and not sent', async () => {
  const { project, kimi, run, close } = await openDocs(undefined, {
    ...sources,
    '.ssh/keys.ts': 'export const hidden = 1;\n',
  });
  try {
    const result = await run(['--target', '.ssh/keys.ts', '--lang', 'en']);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('.ssh/keys.ts');
    expect(kimi.requests).toEqual([]);
    expect(await project.read('docs/_ssh/keys.md')).toContain('const hidden = 1');
  } finally {
    await close();
  }
});
