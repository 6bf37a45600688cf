// Installs and builds what changed since the last time; a second run finds nothing to do and costs a few file hashes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packages = ['core', 'k2-init', 'k2-generate', 'k2-test', 'k2-docs', 'k2-review'];

/** Runs a pnpm command in the checkout, from the pinned version; ends the process when it fails. */
export function pnpm(...args) {
  // Without --prefer-offline npx asks the registry first and waits over a minute for it when there is none.
  run('npx', ['-y', '--prefer-offline', manifest.packageManager, ...args]);
}

/** Runs a program in the checkout with its output shown; ends the process with its exit code when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    // npx is a script on Windows, which only a shell can start; none of the words here needs quoting.
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    ...options,
  });
  if (error !== undefined) {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(8);
  }
  if (status !== 0) process.exit(status ?? 8);
}

/** Leaves the checkout installed and built. */
export function setUp() {
  refuseOldNode();
  const lock = hashFiles([
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...packages.map((name) => `packages/${name}/package.json`),
  ]);
  once('installed', `${lock} ${process.version} ${process.platform} ${process.arch}`, () => {
    console.error('Installing what the toolchain needs…');
    pnpm('install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn');
  });
  const sources = packages.flatMap((name) => [
    ...listFiles(`packages/${name}/src`),
    `packages/${name}/tsconfig.json`,
    `packages/${name}/package.json`,
  ]);
  const templates = listFiles('templates');
  const built = packages.every((name) => existsSync(join(root, 'packages', name, 'dist', 'index.js')));
  if (!built) forget('built');
  once('built', hashFiles(['tsconfig.base.json', 'turbo.json', ...sources, ...templates]), () => {
    console.error('Building…');
    pnpm('exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--no-update-notifier');
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Node ${process.versions.node} is too old: the toolchain needs ${manifest.engines.node}. Install it from https://nodejs.org/`,
  );
  process.exit(2);
}

function once(name, state, work) {
  const file = join(root, 'node_modules', `.k2-${name}`);
  if (existsSync(file) && readFileSync(file, 'utf8') === state) return;
  work();
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(file, state);
}

function forget(name) {
  rmSync(join(root, 'node_modules', `.k2-${name}`), { force: true });
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => path.slice(root.length));
}

function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}
