import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { goodTests, head, openStage, replyWith, sample, type Stage } from './sample-project.js';

let stage: Stage;

afterEach(() => stage.close());

const args = ['--json', '--coverage', '100', '--target', 'src', '--repeat', '1'];
const path = 'src/grade-2.test.js';

test('a good test is kept, lands, and is taken back by --undo', async () => {
  stage = await openStage([replyWith(path, goodTests)]);
  const before = await stage.project.tree();
  const { exitCode, json, stderr } = await stage.run(args);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(json.result).toMatchObject({
    runner: 'node',
    metric: 'lines',
    provider: 'node-v8',
    goal: 100,
    before: 57.14,
    after: 100,
    files: [{ path: 'src/grade.js', before: 57.14, after: 100, uncovered: [] }],
    tests: [{ path, kept: true }],
    funnel: { made: 1, parsed: 1, passed: 1, stable: 1, useful: 1, kept: 1 },
    suspects: [],
    rounds: 1,
  });
  expect(await stage.project.read(path)).toBe(`${goodTests}\n`);
  expect(json.usage).toMatchObject({ calls: 1, tokens: stage.kimi.tokens() });
  const request = stage.kimi.requests[0]?.body?.messages.map((message) => message.content).join('\n') ?? '';
  expect(request).toContain(' 3 |     throw new RangeError');
  expect(request).toContain('3, 6, 11');
  expect(request).toContain("test('60 points are a B'");
  expect(request).toContain(path);

  const undone = await stage.run(['--undo']);
  expect(undone.exitCode).toBe(0);
  expect(await stage.project.tree()).toEqual(before);
});

test('a failing test is refused with its output, repaired, and kept', async () => {
  const wrong = `${head}test('95 points are a B', () => { assert.equal(grade(95), 'B'); });`;
  stage = await openStage([replyWith(path, wrong), replyWith(path, goodTests)]);
  const { exitCode, json } = await stage.run(args);
  expect(exitCode).toBe(0);
  expect(json.result.tests).toMatchObject([
    { path, kept: false, why: expect.stringContaining('95 points are a B') },
    { path, kept: true },
  ]);
  expect(json.result).toMatchObject({ rounds: 2, funnel: { made: 2, parsed: 2, passed: 1, kept: 1 } });
  const repair = stage.kimi.requests[1]?.body?.messages.at(-1)?.content ?? '';
  expect(repair).toContain("'A' !== 'B'");
  expect(repair).not.toContain('k2-proof');
});

type Refused = readonly [content: string, reason: RegExp];

const idle: readonly Refused[] = [
  [`${head}test('runs', () => { grade(95); grade(3); });`, /asserts nothing/],
  [`${head}test('again', () => { assert.equal(grade(61), 'B'); });`, /covers no further lines/],
  [`${head}test.skip('95', () => { assert.equal(grade(95), 'A'); });`, /"skip"/],
];
const cheating: readonly Refused[] = [
  [`${head}test('runs', () => { grade(95); assert.ok(true); });`, /asserts nothing/],
  [
    `${head}import { writeFileSync } from 'node:fs';
test('95', () => { assert.equal(grade(95), 'A'); writeFileSync('src/late.test.js', 'nonsense ('); });`,
    /suite no longer passes/,
  ],
  [
    `${head}import { readFileSync, writeFileSync } from 'node:fs';
test('95', () => { assert.equal(grade(95), 'A'); writeFileSync('src/grade.js', readFileSync('src/grade.js', 'utf8') + '// x'); });`,
    /changes src\/grade\.js/,
  ],
];

test.each([
  ['idle', idle],
  ['cheating', cheating],
])('tests that are %s are not kept', async (_, refused) => {
  stage = await openStage(refused.map(([content]) => replyWith(path, content)));
  const before = await stage.project.tree();
  const { exitCode, json } = await stage.run(args);
  expect(exitCode).toBe(1);
  expect(json.error).toMatchObject({
    code: 'gate',
    exit: 1,
    message: expect.stringContaining('below the goal of 100%'),
  });
  expect(json.result).toMatchObject({ rounds: 3, before: 57.14, after: 57.14, funnel: { made: 3, kept: 0 } });
  expect(json.result.tests).toEqual(
    refused.map(([, reason]) => ({ path, kept: false, why: expect.stringMatching(reason) })),
  );
  expect(await stage.project.tree()).toEqual(before);
});

test('a test that fails now and then is not kept', async () => {
  // Passes the first time in a copy and fails the next.
  const flaky = `${head}import { existsSync, writeFileSync } from 'node:fs';
test('95', () => {
  const seen = existsSync('seen');
  writeFileSync('seen', '');
  assert.equal(grade(95), seen ? 'B' : 'A');
});`;
  stage = await openStage([replyWith(path, flaky), 'I give up.', 'I give up.']);
  const before = await stage.project.tree();
  const { exitCode, json } = await stage.run(['--json', '--coverage', '100', '--target', 'src']);
  expect(exitCode).toBe(1);
  expect(json.result.tests.at(-1).why).toMatch(/not stable: run 2 of 5/);
  expect(json.result.funnel).toEqual({ made: 1, parsed: 1, passed: 1, stable: 0, useful: 0, kept: 0 });
  expect(await stage.project.tree()).toEqual(before);
});

test('what was kept stays when the goal is missed, and the next file gets its turn', async () => {
  const files = {
    ...sample,
    'src/shout.js': 'export function shout(text) {\n  return text.toUpperCase();\n}\n',
  };
  const half = `${head}test('95', () => { assert.equal(grade(95), 'A'); });`;
  const idle = replyWith(
    'src/shout.test.js',
    head.replaceAll('grade', 'shout') + "test('x', () => { shout('a'); });",
  );
  stage = await openStage(
    [idle, idle, idle, replyWith(path, half), 'Nothing more comes to mind.', ''],
    files,
  );
  const { exitCode, json } = await stage.run(args);
  expect(exitCode).toBe(1);
  expect(json.result).toMatchObject({ rounds: 6, funnel: { kept: 1 }, before: 50, after: 62.5 });
  expect(await stage.project.read(path)).toContain("grade(95), 'A'");
  expect(existsSync(join(stage.project.folder, 'src/shout.test.js'))).toBe(false);
  // The least covered file came first; its test still stood in nobody's way.
  expect(stage.kimi.requests[0]?.body?.messages.at(-1)?.content).toContain('src/shout.js');
});

test('an existing test file that was shown may be added to, not emptied', async () => {
  const edit = (search: string, replace: string) =>
    `### src/grade.test.js\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
  const line = "test('60 points are a B', () => {";
  const added = `test('95 points are an A', () => {\n  assert.equal(grade(95), 'A');\n});\n\n${line}`;
  stage = await openStage([edit(line, "test('75 points are a B', () => {"), edit(line, added)]);
  const { exitCode, json } = await stage.run(['--json', '--coverage', '70', '--target', 'src/grade.js']);
  expect(json.result.tests).toMatchObject([
    { kept: false, why: expect.stringContaining('drops the existing test') },
    { path: 'src/grade.test.js', kept: true },
  ]);
  expect(exitCode).toBe(0);
  expect(await stage.project.read('src/grade.test.js')).toContain(added);
});

test('--dry-run shows the diff and writes nothing', async () => {
  stage = await openStage([replyWith(path, goodTests)]);
  const before = await stage.project.tree();
  const { exitCode, stderr, stdout } = await stage.run(['--coverage', '100', '--dry-run']);
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`+++ `);
  expect(stderr).toContain("+test('few points are a C'");
  expect(stdout).toContain('nothing was written');
  expect(await stage.project.tree()).toEqual(before);
});

test('a package of a monorepo: its own script runs, paths are relative to the root', async () => {
  const files = {
    'package.json': '{"name":"root","private":true,"scripts":{"test":"echo the root has no tests"}}',
    'packages/p/package.json': sample['package.json'],
    'packages/p/src/grade.js': sample['src/grade.js'],
    'packages/p/test/grade.test.js': sample['src/grade.test.js'].replace('./grade.js', '../src/grade.js'),
  };
  const content = goodTests.replace('./grade.js', '../src/grade.js');
  stage = await openStage([replyWith('packages/p/test/grade-2.test.js', content)], files);
  const { exitCode, json } = await stage.run([
    '--json',
    '--coverage',
    '100',
    '--target',
    'packages/p/src',
    '--repeat',
    '1',
  ]);
  expect(exitCode).toBe(0);
  expect(json.result).toMatchObject({
    before: 57.14,
    after: 100,
    files: [{ path: 'packages/p/src/grade.js' }],
    tests: [{ path: 'packages/p/test/grade-2.test.js', kept: true }],
  });
  expect(await stage.project.read('packages/p/test/grade-2.test.js')).toBe(`${content}\n`);
});
