import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { runBinary } from '@k2/core/testing';
import { binary, runReview } from './binary.js';
import { cleanUpAfterEach, fakeKimi, project, reply } from './fake-kimi.js';
import { plainProject } from './git-project.js';

cleanUpAfterEach();

test('no key: the offline part decides and one line says so; --require-model makes it 3', async () => {
  const made = await project();
  const before = await made.tree();
  for (const env of [{}, { MOONSHOT_API_KEY: '' }]) {
    const result = await runReview(made.folder, ['--json'], env);
    expect(result.exitCode).toBe(0);
    expect(result.json.result.model).toEqual({ asked: false, used: null, why: 'no-key' });
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(result.stderr).toContain('No model was asked');
  }
  const required = await runReview(made.folder, ['--require-model', '--autofix']);
  expect(required.exitCode).toBe(3);
  expect(await made.tree()).toEqual(before);
});

test('offline: no connection is opened; --require-model makes it 4', async () => {
  const made = await project();
  const { server, env } = await fakeKimi({ reply: () => reply() });
  const result = await runReview(made.folder, ['--offline', '--json'], env);
  expect(result.json).toMatchObject({ ok: true, result: { model: { asked: false, why: 'offline' } } });
  expect((await runReview(made.folder, ['--offline', '--require-model'], env)).exitCode).toBe(4);
  expect((await runReview(made.folder, ['--no-model', '--json'], env)).json.result.model).toMatchObject({
    asked: false,
    why: '--no-model',
  });
  expect(server.requests).toEqual([]);
});

test('a host that is down: the offline part decides; --require-model makes it 4 within 30 s', async () => {
  const made = await project();
  const env = { MOONSHOT_BASE_URL: 'http://127.0.0.1:9/v1', MOONSHOT_API_KEY: 'sk-test-review' };
  const result = await runReview(made.folder, ['--json'], env);
  expect(result.exitCode).toBe(0);
  expect(result.json).toMatchObject({ result: { model: { asked: true, used: null, why: 'unavailable' } } });
  expect(result.stderr).toContain('did not answer');
  const required = await runReview(made.folder, ['--require-model'], env);
  expect(required.exitCode).toBe(4);
  expect(required.durationMs).toBeLessThan(35_000);
}, 120_000);

test('a wrong key and a retired model are refused, with nothing written', async () => {
  const made = await project();
  await made.write('src/b.ts', 'debugger;\n');
  const before = await made.tree();
  const { server, env } = await fakeKimi({ key: 'sk-test-other', reply: () => reply() });
  expect((await runReview(made.folder, ['--autofix'], env)).exitCode).toBe(3);
  const asked = server.requests.length;
  const retired = await runReview(made.folder, ['--autofix', '--model', 'kimi-k2-0711-preview'], env);
  expect(retired.exitCode).toBe(3);
  expect(retired.stderr).toContain('kimi-k2.');
  expect(server.requests).toHaveLength(asked);
  expect(await made.tree()).toEqual(before);
});

test.each([
  ['a severity that is none', ['--severity', 'urgent'], 'low, medium, high, critical'],
  ['a format of a later version', ['--format', 'sarif'], 'pretty, json, github'],
  ['a report nobody writes', ['--report', 'sarif:x'], 'pretty, json, github'],
  ['an unknown flag', ['--proof', 'tests'], '--proof'],
  ['an unknown flag after a path', ['src', '--baseline', 'x'], '--baseline'],
  ['two scopes', ['--staged', '--all'], '--staged'],
  ['a scope and a path', ['--staged', 'src'], '--staged'],
  ['flags that contradict each other', ['--no-model', '--require-model'], '--require-model'],
  ['a path that is not there', ['nowhere'], 'nowhere'],
  ['a path outside', ['../'], 'outside'],
  ['a base that is none', ['--base', 'nowhere'], 'nowhere'],
])('%s is exit 2 and changes nothing', async (_name, argv, text) => {
  const made = await project();
  const before = await made.tree();
  const result = await runReview(made.folder, [...argv, '--autofix']);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain(text);
  const document = await runReview(made.folder, [...argv, '--autofix', '--json']);
  expect(document.json).toMatchObject({ ok: false, error: { code: 'usage', exit: 2 } });
  expect(await made.tree()).toEqual(before);
});

test('a configuration file sets severity; the flag goes over it', async () => {
  const made = await project();
  await made.write('k2.config.json', '{"review":{"severity":"critical"}}\n');
  await made.write('src/b.ts', 'export const f = (x: string) => eval(x);\n');
  expect((await runReview(made.folder, ['--json'])).json).toMatchObject({
    ok: true,
    result: { suppressed: 1 },
  });
  expect((await runReview(made.folder, ['--severity', 'high'])).exitCode).toBe(1);
});

test('reports are written beside standard output, gate or not; messages come in the language asked for', async () => {
  const made = await project();
  await made.write('src/b.ts', 'export const f = (x: string) => eval(x);\n');
  const result = await runReview(made.folder, [
    '--format',
    'github',
    '--report',
    'out/a.json',
    '--report',
    'github:out/b.txt',
    '--report',
    '報告.txt',
    '--lang',
    'zh-TW',
  ]);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toMatch(/^::error file=src\/b\.ts,line=1,endLine=1,title=no-eval \(high\)::把執行時/);
  expect(JSON.parse(await made.read('out/a.json'))).toMatchObject({
    findings: [{ rule: 'no-eval', path: 'src/b.ts' }],
  });
  expect(await made.read('out/b.txt')).toBe(result.stdout);
  expect(await made.read('報告.txt')).toContain('src/b.ts:1  高  no-eval');
  expect(result.stderr).toContain('沒有詢問模型');
});

test('a fingerprint stays when lines move, and tells equal faults apart', async () => {
  const made = await project();
  const prints = async (text: string): Promise<readonly string[]> => {
    await made.write('src/b.ts', text);
    const { json } = await runReview(made.folder, ['--json']);
    return json.result.findings.map((entry: { fingerprint: string }) => entry.fingerprint);
  };
  const before = await prints('eval(a);\neval(a);\n');
  expect(new Set(before).size).toBe(2);
  expect(await prints('// moved\n\n  eval(a);\n\neval(a);\n')).toEqual(before);
});

test('outside git the whole folder is reviewed', async () => {
  const made = await plainProject({ 'src/b.js': 'const f = (x) => eval(x);\n', 'README.md': 'x\n' });
  const result = await runReview(made.folder, ['--json']);
  expect(result.json).toMatchObject({
    result: {
      scope: 'all',
      files: 2,
      findings: [{ path: 'src/b.js' }],
      unreviewed: [{ path: 'README.md', why: 'no-rules' }],
    },
  });
});

test('Ctrl-C while a model thinks ends with 130, the project as before', async () => {
  const made = await project();
  await made.write('src/b.ts', 'debugger;\n');
  const before = await made.tree();
  let asked: () => void = () => {};
  const interrupt = new Promise<void>((resolve) => (asked = resolve));
  const { env } = await fakeKimi({
    reply: () => {
      asked();
      return { text: reply(), delayMs: 20_000 };
    },
  });
  const result = await runBinary(binary, ['--autofix'], { cwd: made.folder, env, interrupt });
  expect(result.exitCode).toBe(130);
  expect(result.durationMs).toBeLessThan(15_000);
  expect(await made.tree()).toEqual(before);
});

test('git is missing: exit 8 naming it; outside a repository it is not needed', async () => {
  const made = await project();
  const result = await runReview(made.folder, ['--staged'], { PATH: '/nonexistent' });
  expect(result.exitCode).toBe(8);
  expect(result.stderr).toContain('git');
  const plain = await plainProject({ 'a.ts': 'export const a = 1;\n' });
  expect((await runReview(plain.folder, [], { PATH: '/nonexistent' })).exitCode).toBe(0);
  await rm(plain.folder, { recursive: true });
});

test('a file with syntax errors is named: silence would read as a clean bill', async () => {
  const made = await plainProject({ 'b.js': 'export const a = (1;\n', 'c.js': 'export const a = 1;\n' });
  const result = await runReview(made.folder, ['--no-model', '--json']);
  expect(result.json.result.unreviewed).toEqual([{ path: 'b.js', why: 'not-parsed' }]);
  await rm(made.folder, { recursive: true });
});
