// Types the README's quick start into a shell with a fresh home: `npm start`, `npm run link`, the five lines, `npm run unlink`.
// The only thing that is not a new user's is the host: MOONSHOT_BASE_URL and a test key point at the replay server.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp, root } from './set-up.mjs';

setUp();
const { readLedger } = await import('@k2/core');
const { startReplay } = await import('./day/replay-server.mjs');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [, block] = /## Quick start\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme) ?? [];
if (block === undefined) throw new Error('README.md has no quick start');
const lines = block
  .split('\n')
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter(Boolean);

const home = mkdtempSync(join(tmpdir(), 'k2 home 測試-'));
const prefix = join(home, 'prefix');
const work = join(home, 'work');
mkdirSync(work);
const replay = await startReplay();
try {
  const script = [
    'set -e',
    `cd "${root}"`,
    ...lines.flatMap((line) => (line === 'npm run link' ? [line, `cd "${work}"`] : [line])),
  ].join('\n');
  const environment = {
    PATH: `${join(prefix, 'bin')}:${process.env.PATH}`,
    HOME: home,
    TMPDIR: process.env.TMPDIR ?? tmpdir(),
    LANG: 'C.UTF-8',
    npm_config_prefix: prefix,
    npm_config_cache: join(home, 'npm-cache'),
    MOONSHOT_BASE_URL: replay.url,
    MOONSHOT_API_KEY: 'sk-test-quick-start',
    GIT_AUTHOR_NAME: 'Quick Start',
    GIT_AUTHOR_EMAIL: 'quick.start@example.org',
    GIT_COMMITTER_NAME: 'Quick Start',
    GIT_COMMITTER_EMAIL: 'quick.start@example.org',
    ...(process.env.NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
    ...registryOf(process.env),
  };
  console.log(lines.map((line) => `$ ${line}`).join('\n'));
  await shell(script, environment);
  const { entries } = await readLedger(join(home, '.local', 'state', 'k2'));
  const ledger = entries.reduce(
    (sum, entry) => sum + (entry.tokens?.input ?? 0) + (entry.tokens?.output ?? 0),
    0,
  );
  const told = replay.tokens();
  check(
    "the ledger's tokens equal the server's own count",
    ledger === told.input + told.output && ledger > 0,
  );
  check(
    'a replayed day adds nothing to spend',
    entries.every((entry) => entry.source === 'replay'),
  );
  check(
    'the files of the day are there',
    ['auth/service.ts', 'auth/http.test.ts', 'docs'].every((path) =>
      existsSync(join(work, 'my-project', path)),
    ),
  );
  await shell(`cd "${root}" && npm run --silent unlink`, environment);
  check('unlink takes the commands away', !existsSync(join(prefix, 'bin', 'k2-review')));
} finally {
  await replay.close();
  rmSync(home, { recursive: true, force: true });
}

function check(name, holds) {
  console.log(`${holds ? '✓' : '✗'} ${name}`);
  if (!holds) process.exitCode = 1;
}

// npm's settings of the machine (a mirror, a proxy) are not part of what is tested, but needed to install at all.
function registryOf(environment) {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) =>
      /^npm_config_(registry|cafile)$|^https?_proxy$|^no_proxy$/i.test(name),
    ),
  );
}

function shell(script, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', script], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the quick start ended with exit ${code}`)),
    );
  });
}
