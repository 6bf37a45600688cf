// What users install: every package packed, the tarballs put together into an empty folder with plain npm, and the commands run from there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { commands, packageFolders, packAll } from './pack.mjs';
import { pnpm, root, setUp } from './set-up.mjs';

setUp();
let failed = 0;
let passed = 0;
const folder = mkdtempSync(join(tmpdir(), 'k2 packages 測試-'));
try {
  const tarballs = packAll(join(folder, 'tarballs'));
  const place = join(folder, 'installed');
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"private":true}\n');
  run(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs],
    place,
  );
  const bin = (name) => join(place, 'node_modules', '.bin', name);
  for (const name of commands) {
    expect(`${name} --version`, run(bin(name), ['--version'], place), (out) => out.startsWith(`${name}/`));
    expect(`${name} --help`, run(bin(name), ['--help'], place), (out) => out.includes('--json'));
  }
  for (const name of packageFolders) pnpm('exec', 'publint', '--strict', join('packages', name));
  for (const tarball of tarballs) pnpm('exec', 'attw', tarball, '--profile', 'esm-only');
  const made = join(folder, 'made');
  const local = join(folder, 'local');
  for (const [target, command] of [
    [made, [bin('k2-init')]],
    [local, [process.execPath, join(root, 'packages', 'k2-init', 'bin', 'run.js')]],
  ]) {
    mkdirSync(target);
    const [program, ...first] = command;
    run(program, [...first, 'x', '--template', 'backend-api', '--yes', '--no-install', '--no-git'], target);
  }
  const [installed, checkout] = [tree(join(made, 'x')), tree(join(local, 'x'))];
  expect(
    'k2-init makes the same tree from the tarballs',
    JSON.stringify(installed),
    (text) => text === JSON.stringify(checkout),
  );
  expect('.gitignore is there', Object.keys(installed).join('\n'), (names) =>
    names.split('\n').includes('.gitignore'),
  );
  expect('prompts are found', renderPrompt(place), (text) => text.includes('## 角色定義'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/** Renders a prompt with the installed engine, as a command would. */
function renderPrompt(place) {
  const script = `import { renderPrompt } from '@k2/core';
const variables = { language: 'TypeScript', domain: 'x', coding_standard: 'y', detailed_requirements: 'z', output: '', fileList: '', files: [], leftOut: '' };
const messages = await renderPrompt({ name: 'generate', locale: 'zh-TW', root: process.cwd(), variables });
console.log(messages.map((message) => message.content).join('\\n'));`;
  return run(process.execPath, ['--input-type=module', '-e', script], place);
}

function expect(name, value, holds) {
  const ok = holds(value);
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  if (ok) passed += 1;
  else {
    failed += 1;
    console.error(value);
  }
}

function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      K2_STATE_DIR: join(folder, 'state'),
      K2_CONFIG_DIR: join(folder, 'config'),
      LC_ALL: 'C.UTF-8',
    },
  });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${error?.message ?? ''}${stderr}`);
  return stdout;
}

function tree(base) {
  const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      // A run's own record differs from run to run; it is local and not part of the project.
      .filter((path) => !relative(base, path).startsWith(join('.k2', 'runs')))
      .sort()
      .map((path) => [relative(base, path), hash(path)]),
  );
}
