import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { goodTests, openStage, replyWith, sample, type Stage } from './sample-project.js';

let stage: Stage;

afterEach(() => stage.close());

const below = ['--coverage', '90'];
const path = 'src/grade-2.test.js';
const good = replyWith(path, goodTests);

async function endsWith(argv: readonly string[], exitCode: number, message: RegExp, env = {}): Promise<void> {
  const before = await stage.project.tree();
  const result = await stage.run(argv, { env });
  expect({ exitCode: result.exitCode, said: `${result.stdout}${result.stderr}` }).toEqual({
    exitCode,
    said: expect.stringMatching(message),
  });
  expect(await stage.project.tree()).toEqual(before);
}

test.each([
  ['unset', undefined],
  ['empty', ''],
])('no key (%s): below the goal exit 3; at it, and with --measure, no model is needed', async (_, key) => {
  stage = await openStage([]);
  const env = { MOONSHOT_API_KEY: key, MOONSHOT_BASE_URL: undefined };
  await endsWith(below, 3, /MOONSHOT_API_KEY[\s\S]*--provider ollama --model/, env);
  await endsWith(['--coverage', '50'], 0, /57\.14%/, env);
  await endsWith(['--measure'], 0, /57\.14%/, env);
  await endsWith(['--measure', ...below], 1, /57\.14%, below the goal of 90%/, env);
  await endsWith(['--measure', '--require-model'], 3, /MOONSHOT_API_KEY/, env);
});

test('flags out of range or of later versions: exit 2 with what is allowed', async () => {
  stage = await openStage([]);
  await endsWith(['--coverage', '180'], 2, /--coverage 180.* 0 .* 100/);
  await endsWith(['--metric', 'words'], 2, /lines, branches, functions, statements/);
  await endsWith(['--runner', 'jest'], 2, /vitest, node/);
  await endsWith(['--repeat', '0'], 2, /1 .* 50/);
  await endsWith(['--report', 'coverage.docx'], 2, /\.json.*\.html/);
  await endsWith(['--target', '../elsewhere'], 2, /--target/);
  await endsWith(['--target', 'nowhere'], 2, /nowhere does not exist/);
  await endsWith(['--target', 'package.json'], 2, /no JavaScript or TypeScript/);
  for (const flag of ['--mutation', '--allow-red', '--resume=x'])
    await endsWith([flag], 2, /--(mutation|allow-red|resume)/);
  expect(stage.kimi.requests).toEqual([]);
});

test('a runner that is not supported yet: exit 2 naming the supported ones', async () => {
  const manifest = JSON.stringify({ name: 'x', scripts: { test: 'mocha' } });
  stage = await openStage([], { ...sample, 'package.json': manifest });
  await endsWith(below, 2, /mocha[\s\S]*vitest, node/);
});

test('dependencies declared and not installed: exit 2 before any call, naming the command', async () => {
  const manifest = JSON.stringify({
    name: 'x',
    type: 'module',
    scripts: { test: 'node --test' },
    dependencies: { leftpad: '1.0.0' },
  });
  stage = await openStage([], { ...sample, 'package.json': manifest });
  await endsWith(below, 2, /npm install/);
  expect(stage.kimi.requests).toEqual([]);
});

test('a red suite: exit 1 naming the test, no call', async () => {
  const red = sample['src/grade.test.js'].replace("'B');", "'A');");
  stage = await openStage([], { ...sample, 'src/grade.test.js': red });
  await endsWith(below, 1, /60 points are a B/);
  expect(stage.kimi.requests).toEqual([]);
});

test('a wrong key: exit 3', async () => {
  stage = await openStage([
    { status: 401, error: { type: 'invalid_authentication_error', message: 'Invalid Authentication' } },
  ]);
  await endsWith(below, 3, /MOONSHOT_API_KEY/);
});

test('a host that refuses connections: exit 4', async () => {
  stage = await openStage([]);
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await endsWith(below, 4, new RegExp(String(port)), { MOONSHOT_BASE_URL: `http://127.0.0.1:${port}/v1` });
});

test('--offline below the goal: exit 4', async () => {
  stage = await openStage([]);
  await endsWith([...below, '--offline'], 4, /offline/);
  expect(stage.kimi.requests).toEqual([]);
});

test.each([
  [
    'empty, cut, at the cap',
    [{ text: '' }, { text: good, cut: 'noFinish' as const }, { text: good, finish: 'length' }],
  ],
  [
    'prose only, a fence without its end, no name',
    ['Test grade(95).', good.replace(/\n```\n$/, ''), '```js\n1;\n```\n'],
  ],
])('replies that are %s: exit 1, nothing written', async (_, replies) => {
  stage = await openStage(replies);
  await endsWith(below, 1, /below the goal of 90%/);
  expect(stage.kimi.requests).toHaveLength(3);
});

test.each([
  [['../x.test.js', '/etc/x.test.js', '.git/hooks/x.test.js']],
  [['package.json', 'src/grade.js', 'src/helper.js']],
  [['linked/x.test.js', 'elsewhere/grade.test.js', 'vitest.config.js']],
])('replies that write %p: refused, each path named, nothing written', async (paths) => {
  // One bad file is enough: the good test beside it does not land either.
  stage = await openStage(paths.map((written) => replyWith(written, goodTests) + good));
  const outside = await mkdtemp(join(tmpdir(), 'k2 outside '));
  await symlink(outside, join(stage.project.folder, 'linked'));
  const before = await stage.project.tree();
  const { exitCode, json } = await stage.run([...below, '--json']);
  expect(exitCode).toBe(1);
  expect(json.result.tests).toMatchObject(paths.map((written) => ({ path: written, kept: false })));
  for (const [index, item] of json.result.tests.entries()) expect(item.why).toContain(paths[index]);
  expect(json.error.message).toContain(paths[2]);
  expect(await stage.project.tree()).toEqual(before);
  expect(await readdir(outside)).toEqual([]);
  await rm(outside, { recursive: true });
});

test('Ctrl-C while the model answers, after a test was kept: exit 130 within a second, the project as before', async () => {
  const half = replyWith(path, goodTests.replace(/test\('few[\s\S]*?}\);\n/, ''));
  stage = await openStage([half, { text: 'a'.repeat(400), cut: 'stall' }]);
  const before = await stage.project.tree();
  let interruptedAt = 0;
  const interrupt = (async () => {
    while (stage.kimi.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    interruptedAt = performance.now();
  })();
  const { exitCode } = await stage.run(['--coverage', '100', '--repeat', '1'], { interrupt });
  expect(exitCode).toBe(130);
  expect(performance.now() - interruptedAt).toBeLessThan(1000);
  expect(await stage.project.tree()).toEqual(before);
});

test("Ctrl-C while the project's own tests run: exit 130 within a second, its children gone", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'k2 mark '));
  const mark = join(folder, 'pid');
  const slow = `import { writeFileSync } from 'node:fs';
test('slow', () => {
  writeFileSync(${JSON.stringify(mark)}, String(process.pid));
  return new Promise((resolve) => setTimeout(resolve, 60_000));
});
`;
  stage = await openStage([], { ...sample, 'src/grade.test.js': sample['src/grade.test.js'] + slow });
  const before = await stage.project.tree();
  let interruptedAt = 0;
  let pid = 0;
  const interrupt = (async () => {
    while (pid === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      pid = Number(await readFile(mark, 'utf8').catch(() => '0'));
    }
    interruptedAt = performance.now();
  })();
  const { exitCode } = await stage.run(below, { interrupt });
  expect(exitCode).toBe(130);
  expect(performance.now() - interruptedAt).toBeLessThan(1000);
  expect(await endsSoon(pid)).toBe(true);
  expect(await stage.project.tree()).toEqual(before);
  await rm(folder, { recursive: true });
});

// Killed processes stay listed until the system has taken note.
async function endsSoon(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
