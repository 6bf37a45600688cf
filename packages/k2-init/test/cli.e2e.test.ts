import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runBinary, temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { execa } from 'execa';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const identity = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};
let place: TemporaryProject;

beforeEach(async () => {
  place = await temporaryProject({});
});
afterEach(() => place.remove());

const k2Init = (
  argv: readonly string[],
  options: { env?: Record<string, string | undefined>; cwd?: string; interrupt?: Promise<unknown> } = {},
) =>
  runBinary(bin, argv, {
    cwd: options.cwd ?? place.folder,
    env: { ...identity, ...options.env },
    ...(options.interrupt !== undefined && { interrupt: options.interrupt }),
  });

/** A program of this name that comes first on PATH. */
async function fakeProgram(name: string, script: string): Promise<string> {
  const folder = join(place.folder, '..', `${place.folder.split('/').at(-1)} bin`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
  return folder;
}

test('the line of the brief, without an install: a project, a commit, the next steps', async () => {
  const result = await k2Init(['my-project', '--template', 'backend-api', '--no-install']);
  expect([result.exitCode, result.stderr]).toEqual([0, '']);
  expect(result.stdout).toMatch(/^my-project: \d+ files from the template backend-api/);
  expect(result.stdout).toContain('  cd my-project\n  npm install\n  npm test\n  npm start\n');
  const manifest = JSON.parse(await place.read('my-project/package.json')) as { name: string };
  expect(manifest.name).toBe('my-project');
  expect(await readdir(join(place.folder, 'my-project'))).toEqual(
    expect.arrayContaining(['.git', '.gitignore', '.k2', 'README.md']),
  );
  const inside = { cwd: join(place.folder, 'my-project') };
  expect((await execa('git', ['status', '--porcelain'], inside)).stdout).toBe('');
  expect((await execa('git', ['ls-files', '.k2'], inside)).stdout).toBe('.k2/.gitignore\n.k2/template.json');
  expect(await readdir(place.folder)).toEqual(['my-project']);
});

test('--json: one document, its files are the files', async () => {
  const result = await k2Init([
    '應用 apps/api',
    '--template',
    'backend-api',
    '--no-install',
    '--json',
    '--set',
    'port=8080',
  ]);
  expect(result.exitCode).toBe(0);
  expect(result.json).toMatchObject({
    ok: true,
    command: 'k2-init',
    run: expect.any(String),
    result: {
      template: 'backend-api',
      language: 'typescript',
      dir: '應用 apps/api',
      checks: [],
      git: { initialized: true, commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      installed: false,
    },
  });
  for (const { path } of result.json.result.files as { path: string }[]) {
    expect((await stat(join(place.folder, '應用 apps/api', path))).isFile()).toBe(true);
  }
  expect(await place.read('應用 apps/api/src/config.ts')).toContain('8080');
});

test.each([
  ['zh-TW', '接下來：', '專案'],
  ['zh-CN', '接下来：', '项目'],
] as const)('--lang %s: messages, README and settings', async (lang, next, word) => {
  const result = await k2Init(['app', '--template', 'backend-api', '--no-install', '--lang', lang]);
  expect(result.stdout).toContain(next);
  expect(await place.read('app/README.md')).toContain(word);
  expect(JSON.parse(await place.read('app/k2.config.json'))).toMatchObject({ lang });
});

test('without --lang the settings name no language, whatever the messages are in', async () => {
  await k2Init(['app', '--template', 'backend-api', '--no-install'], { env: { LC_ALL: 'zh_TW.UTF-8' } });
  expect(Object.keys(JSON.parse(await place.read('app/k2.config.json')) as object)).not.toContain('lang');
});

test('--list needs no name and writes nothing', async () => {
  const text = await k2Init(['--list', '--lang', 'zh-TW']);
  expect([text.exitCode, text.stdout]).toEqual([0, expect.stringContaining('backend-api typescript')]);
  expect(text.stdout).toContain('--set port=3000');
  const json = await k2Init(['--list', '--json']);
  expect(json.json.result.templates[0]).toMatchObject({
    name: 'backend-api',
    language: 'typescript',
    version: expect.any(String),
  });
  expect(await place.tree()).toEqual({});
});

test.each<[readonly string[], number, string]>([
  [['My App!', '--template', 'backend-api'], 2, 'k2-init my-app --template'],
  [['node_modules', '--template', 'backend-api'], 2, 'k2-init my-project --template'],
  [['', '--template', 'backend-api'], 2, 'k2-init my-project --template'],
  [['x'.repeat(300), '--template', 'backend-api'], 2, `k2-init ${'x'.repeat(40)} --template`],
  [['../up', '--template', 'backend-api'], 2, 'k2-init up --template'],
  [['--template', 'backend-api'], 2, 'k2-init my-project --template'],
  [['app'], 2, '--template backend-api'],
  [['app', '--template', 'backend-ap'], 2, 'backend-api'],
  [['app', '--template', 'npm:thing'], 2, 'backend-api'],
  [['app', '--template', 'backend-api', '--set', 'prt=1'], 2, '--set port='],
  [['app', '--template', 'backend-api', '--verify', '--no-install'], 2, '--no-install'],
  [['app', '--template', 'backend-api', '--package-manager', 'bun'], 2, '--package-manager'],
  [['app', '--template', 'backend-api', '--force'], 2, 'force'],
  [['full', '--template', 'backend-api'], 6, 'full is not empty: it holds mine.txt'],
  [['.', '--template', 'backend-api', '--cwd', 'full'], 6, 'not empty'],
  [['full', '--undo'], 2, 'Nothing to undo'],
])('%j: exit %d, said in one message, nothing changed', async (argv, exitCode, said) => {
  await place.write('full/mine.txt', 'mine');
  await place.write('mine', 'mine');
  const tree = await place.tree();
  const { exitCode: ended, json, stderr } = await k2Init([...argv, '--json']);
  expect([ended, stderr]).toEqual([exitCode, '']);
  expect(json).toMatchObject({ ok: false, command: 'k2-init', error: { exit: exitCode } });
  const { message, hint = '' } = json.error as { readonly message: string; readonly hint?: string };
  expect(`${message}\n${hint}`).toContain(said);
  expect(`${message}\n${hint}`).not.toMatch(/ at .*\.js:|\{\w+\}/);
  expect(await place.tree()).toEqual(tree);
});

test('a suggestion does work', async () => {
  const refused = await k2Init(['My App!', '--template', 'backend-api']);
  expect([refused.exitCode, refused.stdout, refused.stderr.split('\n').length]).toEqual([2, '', 3]);
  const words = /k2-init (.+)/.exec(refused.stderr.split('\n')[1] ?? '')?.[1]?.split(' ') ?? [];
  expect((await k2Init([...words, '--no-install'])).exitCode).toBe(0);
});

test('without a git identity: made, staged, commit null, one line how, exit 0', async () => {
  const nobody = Object.fromEntries(Object.keys(identity).map((name) => [name, undefined]));
  const result = await k2Init(['app', '--template', 'backend-api', '--no-install', '--json'], {
    env: { ...nobody, GIT_CONFIG_NOSYSTEM: '1' },
  });
  expect(result.exitCode).toBe(0);
  expect(result.json.result.git).toEqual({ initialized: true, commit: null });
  expect(result.stderr.trim().split('\n')).toEqual([expect.stringContaining('git config user.name')]);
  const staged = await execa('git', ['diff', '--cached', '--name-only'], { cwd: join(place.folder, 'app') });
  expect(staged.stdout.split('\n')).toContain('package.json');
});

test('inside a repository that tracks the folder: no repository, one line says so', async () => {
  await execa('git', ['init', '--quiet'], { cwd: place.folder });
  const result = await k2Init(['app', '--template', 'backend-api', '--no-install', '--json']);
  expect(result.json.result.git).toEqual({ initialized: false, commit: null });
  expect(result.stderr.trim().split('\n')).toEqual([expect.stringContaining('No repository was made')]);
  expect(await readdir(join(place.folder, 'app'))).not.toContain('.git');
});

test('git missing: the project is made, one line says so', async () => {
  const folder = await fakeProgram('node-only', '');
  const result = await k2Init(['app', '--template', 'backend-api', '--no-install'], {
    env: { PATH: folder },
  });
  expect([result.exitCode, result.stderr.trim()]).toEqual([
    0,
    'git is not installed: no repository was made',
  ]);
  await rm(folder, { recursive: true });
});

test('an install that fails: exit 4, the project stays, the message says how to go on', async () => {
  const cache = join(place.folder, '..', `${place.folder.split('/').at(-1)} cache`);
  const env = {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: cache,
    npm_config_fetch_retries: '0',
  };
  const result = await k2Init(['app', '--template', 'backend-api'], { env });
  expect([result.exitCode, result.stdout]).toEqual([4, '']);
  expect(result.stderr).toContain('npm install failed; the project itself is complete in app');
  expect(result.stderr).toContain('ECONNREFUSED');
  expect(result.stderr).toMatch(/go on in app with: npm install/);
  const log = /All it said: (.+)/.exec(result.stderr)?.[1] ?? '';
  expect(await readFile(join(place.folder, log), 'utf8')).toContain('ECONNREFUSED');
  expect(await readdir(join(place.folder, 'app'))).toEqual(
    expect.arrayContaining(['package.json', 'src', '.git']),
  );
  await rm(cache, { recursive: true, force: true });
});

test('an interrupt during the install: exit 130 within a second, nothing left', async () => {
  const folder = await fakeProgram(
    'npm',
    `mkdir -p node_modules/a\ntouch "${place.folder} started"\nsleep 30`,
  );
  let interruptedAt = 0;
  const started = (async () => {
    while ((await stat(`${place.folder} started`).catch(() => null)) === null)
      await new Promise((next) => setTimeout(next, 20));
    interruptedAt = performance.now();
  })();
  const result = await k2Init(['apps/app', '--template', 'backend-api'], {
    env: { PATH: `${folder}:${process.env['PATH']}` },
    interrupt: started,
  });
  expect(result.exitCode).toBe(130);
  // A second is promised; the rest is for this test's own clearing up on a busy machine.
  expect(performance.now() - interruptedAt).toBeLessThan(1500);
  expect(await readdir(place.folder)).toEqual([]);
  await rm(folder, { recursive: true });
  await rm(`${place.folder} started`);
});

test('--undo takes it back, in the words of the reader', async () => {
  await k2Init(['app', '--template', 'backend-api', '--no-install']);
  const changed = await place.read('app/README.md');
  await place.write('app/README.md', 'mine');
  const refused = await k2Init(['app', '--undo']);
  expect([refused.exitCode, refused.stderr]).toEqual([6, expect.stringContaining('README.md')]);
  await place.write('app/README.md', changed);
  const result = await k2Init(['app', '--undo', '--lang', 'zh-TW']);
  expect([result.exitCode, result.stdout]).toEqual([0, expect.stringContaining('已收回')]);
  expect(await place.tree()).toEqual({});
});

test('--version and --help', async () => {
  expect((await k2Init(['--version'])).stdout).toMatch(/^k2-init\/\d/);
  const help = await k2Init(['--help', '--lang', 'zh-CN']);
  expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining('从模板创建项目')]);
  expect(help.stdout).toContain('--no-install');
});
