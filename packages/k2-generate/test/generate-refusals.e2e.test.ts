import { symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ScriptedReply } from '@k2/core/testing';
import { fileReply, runGenerate, withProject } from './generate-project.js';

const ask = ['--prompt', 'multiply two numbers', '--repairs', '0'];
const harmless = 'export const a = 1;\n';

type Row = {
  readonly name: string;
  readonly argv?: readonly string[];
  readonly script?: readonly (ScriptedReply | string)[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly key?: string;
  readonly extra?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly says: RegExp;
  readonly calls?: number;
};

const noKey = { MOONSHOT_API_KEY: undefined, MOONSHOT_BASE_URL: undefined };
const scripts = '{\n  "name": "sums",\n  "type": "module",\n  "scripts": { "test": "true" }\n}\n';

const rows: readonly Row[] = [
  { name: 'no key', env: noKey, exit: 3, says: /MOONSHOT_API_KEY[\s\S]*--provider ollama --model/, calls: 0 },
  {
    name: 'an empty key',
    env: { ...noKey, MOONSHOT_API_KEY: '' },
    exit: 3,
    says: /MOONSHOT_API_KEY/,
    calls: 0,
  },
  { name: 'a wrong key', key: 'sk-test-other', exit: 3, says: /key/i, calls: 1 },
  {
    name: 'a retired model',
    argv: [...ask, '--model', 'kimi-k2-0711-preview'],
    exit: 3,
    says: /kimi-k2-0711-preview[\s\S]*kimi-k2\.6/,
    calls: 0,
  },
  { name: '--offline', argv: [...ask, '--offline'], exit: 4, says: /--offline/, calls: 0 },
  { name: 'an empty reply', script: [''], exit: 1, says: /empty|middle/ },
  {
    name: 'a reply stopped at the cap',
    script: [{ text: fileReply('a.js', harmless), finish: 'length' }],
    exit: 1,
    says: /32768/,
  },
  {
    name: 'thinking that ate the cap',
    script: [{ text: '', reasoning: 'hm', finish: 'length' }],
    exit: 1,
    says: /thinking/,
  },
  {
    name: 'a stream without a finish reason',
    script: [{ text: fileReply('a.js', harmless), cut: 'noFinish' }],
    exit: 1,
    says: /cut/,
  },
  {
    name: 'a broken connection',
    script: [{ text: fileReply('a.js', harmless.repeat(20)), cut: 'destroy' }],
    exit: 1,
    says: /cut/,
  },
  { name: 'prose only', script: ['You could use a loop.'], exit: 1, says: /names no file/ },
  {
    name: 'an unfinished fence',
    script: ['### a.js\n```js\nexport const a = 1;\n'],
    exit: 1,
    says: /a\.js|truncated|end/,
  },
  { name: 'a path that climbs out', script: [fileReply('../x.js', harmless)], exit: 1, says: /\.\.\/x\.js/ },
  { name: 'an absolute path', script: [fileReply('/etc/x.js', harmless)], exit: 1, says: /\/etc\/x\.js/ },
  { name: 'a path through a link', script: [fileReply('link/x.js', harmless)], exit: 1, says: /link\/x\.js/ },
  {
    name: 'a git hook',
    script: [fileReply('.git/hooks/pre-commit', 'true\n')],
    exit: 1,
    says: /\.git\/hooks\/pre-commit/,
  },
  {
    name: "package.json's scripts",
    script: [fileReply('package.json', scripts)],
    exit: 1,
    says: /package\.json/,
  },
  {
    name: 'a file outside --output',
    argv: [...ask, '--output', 'src'],
    script: [fileReply('other/a.js', harmless)],
    exit: 1,
    says: /other\/a\.js/,
  },
  {
    name: 'code that does not parse',
    script: [fileReply('src/b.js', 'export const b = ;\n')],
    exit: 1,
    says: /parse/,
  },
  {
    name: "code that breaks the project's own test",
    argv: [...ask, '--context', 'src/add.js'],
    script: ['### src/add.js\n<<<<<<< SEARCH\n  return a + b;\n=======\n  return a - b;\n>>>>>>> REPLACE\n'],
    exit: 1,
    says: /test failed/,
  },
  {
    name: 'a deletion without --yes',
    argv: [...ask, '--context', 'src/add.js'],
    script: ['### src/add.js (delete)\n'],
    exit: 1,
    says: /src\/add\.js would be deleted, which needs --yes/,
  },
  {
    name: 'dependencies that are not installed',
    extra: { 'package.json': '{"name":"x","type":"module","dependencies":{"left-pad":"1.3.0"}}\n' },
    exit: 2,
    says: /npm install/,
    calls: 0,
  },
  {
    name: 'an output outside the project',
    argv: [...ask, '--output', '../out'],
    exit: 2,
    says: /\.\.\/out.*inside/,
    calls: 0,
  },
  {
    name: 'a flag of a later version',
    argv: [...ask, '--max-cost', '1'],
    exit: 2,
    says: /--max-cost/,
    calls: 0,
  },
  { name: 'its variable', env: { K2_MAX_COST: '1' }, exit: 2, says: /K2_MAX_COST/, calls: 0 },
  {
    name: 'its key',
    extra: { 'k2.config.json': '{"maxCost":1}\n' },
    exit: 2,
    says: /k2\.config\.json.*maxCost/,
    calls: 0,
  },
  { name: 'too many repairs', argv: ['--prompt', 'x', '--repairs', '99'], exit: 2, says: /0.*10/, calls: 0 },
  { name: 'no prompt', argv: ['--output', 'src'], exit: 2, says: /--prompt/, calls: 0 },
  {
    name: 'a prompt file that is not there',
    argv: ['--prompt-file', 'none.md'],
    exit: 2,
    says: /none\.md/,
    calls: 0,
  },
  {
    name: 'an unknown provider',
    argv: [...ask, '--provider', 'nobody'],
    exit: 2,
    says: /moonshot, moonshot-cn/,
    calls: 0,
  },
  {
    name: 'plain http beyond this machine',
    argv: [...ask, '--base-url', 'http://kimi.example/v1'],
    exit: 2,
    says: /https/i,
    calls: 0,
  },
  { name: 'a bad flag after a positional', argv: ['extra', '--nope'], exit: 2, says: /--nope/, calls: 0 },
  { name: 'a positional', argv: ['extra'], exit: 2, says: /extra/, calls: 0 },
];

test.each(rows)('$name: exit $exit, a message, and the tree as it was', async (row) => {
  await withProject(async (project) => {
    await symlink(tmpdir(), join(project.folder, 'link'));
    const before = await project.tree();
    const argv = row.argv ?? ask;
    const result = await runGenerate(project, argv, {
      script: row.script ?? [],
      ...(row.env !== undefined && { env: row.env }),
      ...(row.key !== undefined && { key: row.key }),
    });
    expect(result.stderr).toMatch(row.says);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(result.exitCode).toBe(row.exit);
    if (row.calls !== undefined) expect(result.requests).toHaveLength(row.calls);
    expect(await project.tree()).toEqual(before);
  }, row.extra);
});

test('a host that refuses connections is exit 4 within 30 s', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  await withProject(async (project) => {
    const before = await project.tree();
    const startedAt = performance.now();
    const result = await runGenerate(project, ask, {
      env: { MOONSHOT_BASE_URL: `http://127.0.0.1:${port}/v1` },
    });
    expect(result.exitCode).toBe(4);
    expect(result.stderr).toContain(`127.0.0.1:${port}`);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(await project.tree()).toEqual(before);
  });
});

test('what a written test tries is contained, and what failed goes back to the model', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const spy = `import test from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
test('key', () => assert.equal(Object.values(process.env).some((value) => value.includes('sk-test')), true, 'no key here'));
test('write', () => writeFileSync('/usr/local/k2-escape', 'x'));
test('connect', () => new Promise((resolve, reject) => connect(${port}, '127.0.0.1').on('connect', resolve).on('error', reject)));
`;
  try {
    await withProject(async (project) => {
      const before = await project.tree();
      const result = await runGenerate(project, ['--prompt', 'x', '--repairs', '1'], {
        script: [fileReply('test/spy.test.js', spy), 'I give up.'],
      });
      expect(result.exitCode).toBe(1);
      const feedback = result.requests[1]?.body?.messages.at(-1)?.content ?? '';
      expect(feedback).toContain('no key here');
      expect(feedback).toMatch(/EROFS|EACCES|ENOENT|EPERM/);
      expect(feedback).toMatch(/ECONNREFUSED|ENETUNREACH|EPERM/);
      expect(await project.tree()).toEqual(before);
    });
  } finally {
    server.close();
  }
});

test('Ctrl-C while the model is asked: exit 130 within a second, the tree as it was', async () => {
  await withProject(async (project) => {
    const before = await project.tree();
    let askedAt = 0;
    const interrupt = new Promise<void>((resolve) => {
      setTimeout(() => {
        askedAt = performance.now();
        resolve();
      }, 2500);
    });
    const result = await runGenerate(project, ask, { script: [{ text: 'x', delayMs: 20_000 }], interrupt });
    expect(result.exitCode).toBe(130);
    expect(performance.now() - askedAt).toBeLessThan(2000);
    expect(await project.tree()).toEqual(before);
  });
});

test.each(['zh-TW', 'zh-CN', 'en'])('a refusal speaks %s', async (lang) => {
  const words = { 'zh-TW': '選項', 'zh-CN': '选项', en: 'flag' }[lang] ?? '';
  await withProject(async (project) => {
    const result = await runGenerate(project, ['--lang', lang, '--nope']);
    expect(result.stderr).toContain(words);
    expect(result.exitCode).toBe(2);
  });
});

test('--json on a parse error is one short document, without context of the parser', async () => {
  await withProject(async (project) => {
    const result = await runGenerate(project, ['--json', '--nope']);
    expect(result.exitCode).toBe(2);
    expect(Object.keys(result.json)).toEqual(['ok', 'command', 'version', 'run', 'error', 'usage']);
    expect(result.stdout.split('\n').length).toBeLessThan(25);
    expect(result.stderr).toBe('');
  });
});

test('--version and --help work anywhere, also after a positional', async () => {
  await withProject(async (project) => {
    expect((await runGenerate(project, ['--version'])).stdout).toMatch(/^k2-generate\/\d+\.\d+\.\d+ /);
    const help = await runGenerate(project, ['extra', '-h']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('--prompt-file');
  });
});
