import { expect, test } from '@jest/globals';
import { findSandbox, findWorking, sandboxForms } from '../../src/verify/find-sandbox.js';
import { makeCopy, type ProofCopy } from '../../src/verify/proof-copy.js';
import { runInSandbox, type RunRequest, type SandboxedRun } from '../../src/verify/run-in-sandbox.js';
import type { Sandbox } from '../../src/verify/sandbox.js';
import { listFiles } from '../../src/project/list-files.js';
import type { TemporaryProject } from '../../src/testing/temporary-project.js';

/** Every form of sandbox that works on this machine, each with every variant that does. */
export const working: readonly Sandbox[] = (
  await Promise.all(
    sandboxForms.map(async ({ variants }) => {
      const found = await Promise.all(variants.map((variant) => findWorking([variant])));
      return found.filter((sandbox) => sandbox !== undefined);
    }),
  )
).flat();

/** Where none can work, this run says so: K2_TEST_NO_SANDBOX=1 (jest.setup.js clears it before tests, so it is read by its child name). */
export function requireOne(): void {
  test('at least one form of sandbox works here', async () => {
    const { readFile } = await import('node:fs/promises');
    const started = process.platform === 'linux' ? await readFile('/proc/self/environ', 'utf8') : '';
    const isWaived = started.split('\0').includes('K2_TEST_NO_SANDBOX=1') || process.platform === 'win32';
    if (!isWaived) expect(working.length).toBeGreaterThan(0);
  });
}

/** One test for each form that works (its best variant); a form that does not exist here is one skipped test with its name. */
export function testEachForm(name: string, body: (sandbox: Sandbox) => Promise<void>): void {
  testForms(name, body, 1);
}

/** The same for each variant of each form. */
export function testEachVariant(name: string, body: (sandbox: Sandbox) => Promise<void>): void {
  testForms(name, body, Infinity);
}

function testForms(name: string, body: (sandbox: Sandbox) => Promise<void>, most: number): void {
  for (const form of sandboxForms) {
    const variants = working.filter((sandbox) => sandbox.name === form.name).slice(0, most);
    if (variants.length === 0) test.skip(`${form.name} (not available here): ${name}`, () => undefined);
    for (const sandbox of variants) test(`${title(sandbox)}: ${name}`, () => body(sandbox));
  }
}

function title(sandbox: Sandbox): string {
  const same = working.filter((other) => other.name === sandbox.name);
  return same.length === 1
    ? sandbox.name
    : `${sandbox.name} ${same.indexOf(sandbox) + 1} (${sandbox.dependencies})`;
}

export const waived = await findSandbox({ unsafe: true });

export async function copyOf(project: TemporaryProject, sandbox: Sandbox): Promise<ProofCopy> {
  const root = project.folder;
  return await makeCopy({
    root,
    packageRoot: root,
    files: await listFiles(root),
    form: sandbox.dependencies,
  });
}

/** Runs a Node program in a copy of the project and removes the copy. */
export async function runNode(
  project: TemporaryProject,
  sandbox: Sandbox,
  code: string,
  over: Partial<RunRequest> = {},
): Promise<SandboxedRun> {
  const copy = await copyOf(project, sandbox);
  try {
    return await runInSandbox({
      command: process.execPath,
      args: ['-e', code],
      copy,
      sandbox,
      timeoutMs: 30_000,
      ...over,
    });
  } finally {
    await copy.remove();
  }
}

/** Runs `expressions` inside, each on its own, and gives back what each came to: a value, or `!` and the error's code. */
export async function evaluate(
  project: TemporaryProject,
  sandbox: Sandbox,
  expressions: Readonly<Record<string, string>>,
  prelude = '',
): Promise<Record<string, unknown>> {
  const code = `const fs = require('fs'), cp = require('child_process'), net = require('net'), os = require('os'), path = require('path');
    ${prelude}
    (async () => {
      const told = {};
      for (const [name, text] of Object.entries(${JSON.stringify(expressions)})) {
        try { told[name] = await eval(text); } catch (error) { told[name] = '!' + (error.code ?? error.message); }
      }
      console.log(JSON.stringify(told));
    })();`;
  const run = await runNode(project, sandbox, code);
  expect(run).toMatchObject({ exitCode: 0, stopped: null });
  return JSON.parse(run.output) as Record<string, unknown>;
}
