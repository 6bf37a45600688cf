import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { bin, head, openStage, replyWith, type Stage } from './sample-project.js';

let stage: Stage;

afterEach(() => stage.close());

const path = 'src/grade-2.test.js';
const args = ['--json', '--coverage', '90', '--repeat', '1'];

async function outputOf(json: { readonly run: string }, name: string): Promise<string> {
  return readFile(join(stage.project.folder, '.k2', 'runs', json.run, name), 'utf8');
}

test('a test that reads the key, writes outside or opens a connection is contained', async () => {
  let connections = 0;
  const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const outside = join(tmpdir(), `k2-outside-${process.pid}`);
  const test95 = (body: string) =>
    replyWith(path, `${head}test('95', async () => {\n  assert.equal(grade(95), 'A');\n${body}\n});`);
  stage = await openStage([
    test95(`  const keys = Object.keys(process.env).filter((name) => /KEY|K2_|MOONSHOT/.test(name));
  const files = await import('node:fs');
  const home = files.readdirSync(process.env.HOME);
  assert.deepEqual({ keys, home, key: process.env.MOONSHOT_API_KEY }, 'what a thief would like');`),
    test95(
      `  (await import('node:fs')).writeFileSync('${outside}', 'was here');\n  (await import('node:fs')).writeFileSync('${import.meta.dirname}/was-here', '');`,
    ),
    test95(`  const socket = (await import('node:net')).connect(${port}, '127.0.0.1');
  await new Promise((resolve, reject) => { socket.on('connect', resolve); socket.on('error', reject); });`),
  ]);
  const before = await stage.project.tree();
  const { exitCode, json } = await stage.run(args, {
    env: { GITHUB_TOKEN: 'ghp_secret', K2_TEST_MARK: 'mark' },
  });
  server.close();
  expect(exitCode).toBe(1);
  expect(json.result.sandbox).toMatch(/bubblewrap|unshare|sandbox-exec/);
  expect(json.result.tests.map((item: { kept: boolean }) => item.kept)).toEqual([false, false, false]);
  const thief = await outputOf(json, 'file-1.reply-1.test-1.txt');
  expect(thief).toContain('keys: []');
  expect(thief).toMatch(/home: \[/);
  expect(thief).not.toContain('sk-test-k2');
  expect(await outputOf(json, 'file-1.reply-2.test-1.txt')).toMatch(/EROFS|EACCES|ENOENT|EPERM/);
  expect(await outputOf(json, 'file-1.reply-3.test-1.txt')).toMatch(/ECONNREFUSED|ENETUNREACH|EPERM/);
  // What failed goes to the model as well.
  expect(stage.kimi.requests[2]?.body?.messages.at(-1)?.content).toMatch(/EROFS|EACCES|ENOENT|EPERM/);
  expect(connections).toBe(0);
  expect(await stage.project.tree()).toEqual(before);
  await expect(readFile(outside)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('waived: the tests run without a sandbox and the result says so', async () => {
  const good = `${head}test('95', () => { assert.equal(grade(95), 'A'); });\ntest('3', () => { assert.equal(grade(3), 'C'); });`;
  stage = await openStage([replyWith(path, good)]);
  const { exitCode, json } = await stage.run(['--json', '--coverage', '80', '--unsafe-no-sandbox']);
  expect(exitCode).toBe(0);
  expect(json.result).toMatchObject({ sandbox: 'none (waived)', after: 85.71 });
});

// Where bubblewrap works it can take itself and unshare away from the program it starts.
const bubblewrap = '/usr/bin/bwrap';
const works = spawnSync(bubblewrap, ['--dev-bind', '/', '/', 'true']).status === 0;

(works ? test : test.skip)(
  'where no sandbox works: exit 7 before any call, naming the ways out',
  async () => {
    stage = await openStage([]);
    const before = await stage.project.tree();
    const hidden = ['/usr/bin/bwrap', '/usr/bin/unshare'].flatMap((program) => [
      '--ro-bind',
      '/dev/null',
      program,
    ]);
    const { exitCode, stderr } = await execa(
      bubblewrap,
      [
        '--dev-bind',
        '/',
        '/',
        ...hidden,
        '--chdir',
        stage.project.folder,
        process.execPath,
        bin,
        '--coverage',
        '90',
      ],
      {
        env: {
          PATH: process.env['PATH'],
          MOONSHOT_API_KEY: 'sk-test-k2',
          MOONSHOT_BASE_URL: stage.kimi.url,
          LC_ALL: 'en_US.UTF-8',
        },
        extendEnv: false,
        reject: false,
      },
    );
    expect(exitCode).toBe(7);
    expect(stderr).toContain('--unsafe-no-sandbox');
    expect(stage.kimi.requests).toEqual([]);
    expect(await stage.project.tree()).toEqual(before);
  },
);

test.each([
  [
    'a pipe among the reports',
    "require('node:child_process').execSync('mkfifo ' + require('node:path').join(d, 'coverage-9.json'))",
  ],
  [
    'a device among the reports',
    "require('node:fs').symlinkSync('/dev/zero', require('node:path').join(d, 'coverage-9.json'))",
  ],
])('%s neither hangs the run nor is read', async (_, deed) => {
  const reply = replyWith(
    path,
    `${head}import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst d = process.env['NODE_V8' + '_COVERAGE'];\nif (d) ${deed};\ntest('95', () => { assert.equal(grade(95), 'A'); });`,
  );
  stage = await openStage([reply, reply, reply, reply]);
  const { exitCode, json, timedOut } = await stage.run(args);
  expect(timedOut).toBe(false);
  expect([0, 1]).toContain(exitCode);
  expect(json.error?.code ?? 'gate').toBe('gate');
});
