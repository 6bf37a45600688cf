import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { runInSandbox } from '../../src/verify/run-in-sandbox.js';
import { copyOf, runNode, testEachForm, waived } from './forms.js';

let project: TemporaryProject;
beforeAll(async () => {
  project = await temporaryProject({ 'package.json': '{"name":"p"}' });
});
afterAll(() => project.remove());

/** Processes whose command line names `mark`. */
async function processesWith(mark: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(mark));
}

const copies = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`k2-proof-${process.pid}-`));

// Starts a grandchild in a session of its own that outlives its parent, then waits for ever.
const family = (mark: string): string => `
  const { spawn } = require('child_process');
  for (const detached of [true, false]) spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000) // ${mark}'], { detached, stdio: 'inherit' });
  console.log('started');
  setInterval(() => {}, 1000);`;

testEachForm('the time limit ends grandchildren too, in a session of their own', async (sandbox) => {
  const mark = `k2-family-${Math.random()}`;
  const run = await runNode(project, sandbox, family(mark), { timeoutMs: 1500 });
  expect(run).toMatchObject({ exitCode: null, stopped: 'timeout' });
  expect(run.output).toContain('started');
  expect(run.ms).toBeLessThan(6000);
  if (sandbox.killsAll) expect(await processesWith(mark)).toEqual([]);
});

testEachForm(
  'what a program leaves in the background ends with it and does not hold it up',
  async (sandbox) => {
    const mark = `k2-left-${Math.random()}`;
    const code = family(mark).replace(
      /setInterval\(\(\) => \{\}, 1000\);$/,
      'setTimeout(() => process.exit(3), 300);',
    );
    const run = await runNode(project, sandbox, code);
    expect(run).toMatchObject({ exitCode: 3, stopped: null });
    if (sandbox.killsAll) expect(await processesWith(mark)).toEqual([]);
  },
);

testEachForm('an abort leaves no process and no folder within a second', async (sandbox) => {
  const mark = `k2-abort-${Math.random()}`;
  const copy = await copyOf(project, sandbox);
  const controller = new AbortController();
  const run = runInSandbox({
    command: process.execPath,
    args: ['-e', family(mark)],
    copy,
    sandbox,
    timeoutMs: 60_000,
    signal: controller.signal,
  });
  const failed = run.catch((error: unknown) => error);
  while ((await processesWith(mark)).length < 3 && process.platform === 'linux')
    await new Promise((resolve) => setTimeout(resolve, 50));
  const start = performance.now();
  controller.abort(new Error('interrupted'));
  expect(await failed).toMatchObject({ message: 'interrupted' });
  await copy.remove();
  expect(performance.now() - start).toBeLessThan(1000);
  expect(await copies()).toEqual([]);
  if (sandbox.killsAll) expect(await processesWith(mark)).toEqual([]);
});

testEachForm('when the program that started it is killed with SIGKILL, nothing stays', async (sandbox) => {
  if (!sandbox.killsAll) return;
  const mark = `40.${Math.floor(Math.random() * 1e9)}`;
  const copy = await copyOf(project, sandbox);
  const { command, args } = await sandbox.wrap('/bin/sh', ['-c', `sleep ${mark} & sleep ${mark}`], {
    writable: [copy.folder, copy.temporary],
    temporary: copy.temporary,
    dependencies: copy.dependencies,
    readable: [],
    hidden: [copy.root],
    scratch: copy.scratch,
    cwd: copy.folder,
  });
  const { execa } = await import('execa');
  const code = `require('child_process').spawn(${JSON.stringify(command)}, ${JSON.stringify(args)}, { detached: true, stdio: 'ignore' }); setInterval(() => {}, 1000);`;
  const parent = execa(process.execPath, ['-e', code], { reject: false });
  const sleepers = async (): Promise<number> =>
    (await processesWith(mark)).filter((line) => line.startsWith('sleep\0')).length;
  while ((await sleepers()) < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  parent.kill('SIGKILL');
  await parent;
  const start = performance.now();
  while ((await processesWith(mark)).length > 0 && performance.now() - start < 2000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await processesWith(mark)).toEqual([]);
  await copy.remove();
});

testEachForm('endless output is cut, and the program ended', async (sandbox) => {
  const code = `const line = 'first\\n' + 'y'.repeat(65536) + '\\n'; const write = () => { while (process.stdout.write(line)); process.stdout.once('drain', write); }; write();`;
  const before = process.memoryUsage().rss;
  const run = await runNode(project, sandbox, code);
  expect(run).toMatchObject({ exitCode: null, stopped: 'output' });
  expect(run.output.length).toBeLessThan(1.2 * 1024 * 1024);
  expect(run.output.startsWith('first\n')).toBe(true);
  expect(run.output).toContain('bytes left out');
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});

testEachForm('a fork bomb is bounded', async (sandbox) => {
  if (!sandbox.killsAll) return;
  const mark = `30.${Math.floor(Math.random() * 1e9)}`;
  const copy = await copyOf(project, sandbox);
  let most = 0;
  const watch = setInterval(
    () => void processesWith(mark).then((found) => (most = Math.max(most, found.length))),
    100,
  );
  try {
    // The inner shell ends when it cannot fork; the outer one then waits without forking.
    const script = `( while :; do sleep ${mark} & done ); exec sleep ${mark}`;
    const run = await runInSandbox({
      command: '/bin/sh',
      args: ['-c', script],
      copy,
      sandbox,
      timeoutMs: 4000,
      limits: { processes: 100 },
    });
    expect(run.stopped).toBe('timeout');
    expect(run.output).toMatch(/fork|Resource temporarily unavailable/i);
  } finally {
    clearInterval(watch);
    await copy.remove();
  }
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThanOrEqual(110);
  expect(await processesWith(mark)).toEqual([]);
});

testEachForm('a file, the open files and the memory of a process are bounded', async (sandbox) => {
  const limits = { fileBytes: 1024 * 1024, openFiles: 64, dataBytes: 1024 ** 3 };
  const code = `const fs = require('fs'); const told = {};
    process.on('SIGXFSZ', () => {});
    try { fs.writeFileSync('big', Buffer.alloc(4 * 1024 * 1024)); } catch (error) { told.file = error.code; }
    try { for (;;) fs.openSync('package.json'); } catch (error) { told.open = error.code; }
    console.log(JSON.stringify(told));`;
  const run = await runNode(project, sandbox, code, { limits });
  expect(JSON.parse(run.output)).toEqual({ file: 'EFBIG', open: 'EMFILE' });
  if (!sandbox.killsAll) return;
  const hungry = await runNode(
    project,
    sandbox,
    'const kept = []; for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));',
    { limits: { dataBytes: 1024 ** 3 } },
  );
  expect(hungry.exitCode).not.toBe(0);
  expect(hungry.stopped).toBeNull();
});

testEachForm('WebAssembly, workers and a child Node run under the usual limits', async (sandbox) => {
  const code = `const { Worker } = require('worker_threads');
    new WebAssembly.Memory({ initial: 16, maximum: 65536 });
    const child = require('child_process').execFileSync(process.execPath, ['-p', '1+1'], { encoding: 'utf8' }).trim();
    new Worker('require("worker_threads").parentPort.postMessage(40)', { eval: true }).on('message', (value) => console.log(value + Number(child)));`;
  expect((await runNode(project, sandbox, code)).output.trim()).toBe('42');
});

test('waived: the environment holds no key, and what left its group is found and killed', async () => {
  const mark = `k2-waived-${Math.random()}`;
  process.env['SECRET_KEY'] = 'sk-test-waived';
  try {
    const run = await runNode(project, waived, `console.log(JSON.stringify(process.env)); ${family(mark)}`, {
      timeoutMs: 1500,
    });
    expect(run.stopped).toBe('timeout');
    expect(run.output).not.toContain('sk-test-waived');
    expect(await processesWith(mark)).toEqual([]);
  } finally {
    delete process.env['SECRET_KEY'];
  }
});
