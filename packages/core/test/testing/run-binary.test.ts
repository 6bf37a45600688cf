import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runBinary, temporaryProject, type TemporaryProject } from '../../src/testing/index.js';

let project: TemporaryProject;
beforeEach(async () => {
  project = await temporaryProject({
    'show.mjs': `let input = '';
      for await (const part of process.stdin) input += part;
      console.log(JSON.stringify({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd(), input }));
      process.exitCode = 3;`,
    'wait.mjs': `import { writeFileSync } from 'node:fs'; process.on('SIGINT', () => process.exit(130)); writeFileSync('up', ''); setInterval(() => {}, 1000);`,
  });
});
afterEach(() => project.remove());

test('a binary sees its own home and state folder and no key of this process', async () => {
  process.env['MOONSHOT_API_KEY'] = 'sk-test-leak';
  try {
    const result = await runBinary(join(project.folder, 'show.mjs'), ['--a b'], {
      cwd: project.folder,
      input: '輸入',
      env: { EXTRA: '1' },
    });
    expect(result.exitCode).toBe(3);
    expect(result.json).toMatchObject({ argv: ['--a b'], cwd: project.folder, input: '輸入' });
    expect(result.json.env).toMatchObject({ EXTRA: '1', LC_ALL: 'en_US.UTF-8' });
    expect(result.json.env.K2_STATE_DIR).toContain(result.json.env.HOME);
    expect(result.json.env.MOONSHOT_API_KEY).toBeUndefined();
    expect(result.json.env.HOME).not.toBe(process.env['HOME']);
  } finally {
    delete process.env['MOONSHOT_API_KEY'];
  }
});

test('interrupts and times out', async () => {
  const up = async (): Promise<void> => {
    while ((await project.tree())['up'] === undefined)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const interrupted = await runBinary(join(project.folder, 'wait.mjs'), [], {
    cwd: project.folder,
    interrupt: up(),
  });
  expect(interrupted.exitCode).toBe(130);
  const late = await runBinary(join(project.folder, 'wait.mjs'), [], { cwd: project.folder, timeoutMs: 400 });
  expect(late.timedOut).toBe(true);
  expect(late.exitCode).toBeNull();
});
