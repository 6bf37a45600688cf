// What needs PostgreSQL: the made project's own tests, against a real server by DATABASE_URL alone, and 200 registrations of one e-mail at once.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, setUp } from './set-up.mjs';

setUp();
const folder = mkdtempSync(join(tmpdir(), 'k2-services-'));
let database;
let server;
try {
  const bin = findPostgres();
  const user = ordinaryUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  must(bin('initdb'), ['--pgdata', data, '--auth=trust', '--username=k2', '--encoding=UTF8', '--no-sync'], {
    cwd: folder,
    ...user,
  });
  const port = await freePort();
  database = spawn(bin('postgres'), ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    // A pipe nobody reads fills up and stops the server.
    stdio: 'ignore',
    ...user,
  });
  const url = `postgresql://k2@127.0.0.1:${port}/postgres`;
  await waitFor(
    () => spawnSync(bin('pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'k2']).status === 0,
  );

  const work = mkdtempSync(join(tmpdir(), 'k2 services 測試-'));
  try {
    const init = join(root, 'packages', 'k2-init', 'bin', 'run.js');
    must(process.execPath, [init, 'shop', '--template', 'backend-api', '--yes', '--no-git'], { cwd: work });
    const project = join(work, 'shop');
    const environment = { ...process.env, DATABASE_URL: url };
    must('npm', ['test'], { cwd: project, env: environment, stdio: 'inherit' });
    console.log('✓ the made project passes its own tests on PostgreSQL');

    must('npm', ['run', '--silent', 'build'], { cwd: project });
    const httpPort = await freePort();
    // A limit of requests a minute is the project's default; what is measured here is the constraint, not the limit.
    server = spawn(process.execPath, ['dist/src/server.js'], {
      cwd: project,
      env: {
        ...environment,
        PORT: String(httpPort),
        RATE_LIMIT: '0',
        LOGIN_RATE_LIMIT: '0',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const base = `http://127.0.0.1:${httpPort}`;
    await waitFor(async () => (await fetch(`${base}/ready`).catch(() => undefined))?.ok === true);
    const counts = await registerAtOnce(base, 200);
    console.log(`200 registrations of one e-mail at once: ${JSON.stringify(counts)}`);
    if (counts[201] !== 1 || counts[409] !== 199) throw new Error('expected one 201 and 199 409');
    console.log('✓ one 201 and 199 409');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log('2 passed, 0 failed');
} finally {
  server?.kill('SIGTERM');
  // Fast shutdown: the server ends its sessions itself.
  database?.kill('SIGINT');
  await Promise.all(
    [server, database].map(
      (child) => child && child.exitCode === null && new Promise((resolve) => child.on('exit', resolve)),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}

async function registerAtOnce(base, count) {
  const body = JSON.stringify({
    email: 'ada@example.org',
    password: 'correct horse battery',
    displayName: 'Ada',
  });
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${base}/users`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(
        (answer) => answer.status,
      ),
    ),
  );
  return answers.reduce((counts, status) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});
}

/** Debian keeps the server's programs out of PATH, one folder a version. */
function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = spawnSync('ls', [debian], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const newest = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  if (newest !== undefined && readdirSync(join(debian, newest, 'bin')).includes('initdb'))
    return (name) => join(debian, newest, 'bin', name);
  if (spawnSync('initdb', ['--version']).status === 0) return (name) => name;
  console.error('test:services needs PostgreSQL: on Debian, apt install postgresql');
  process.exit(8);
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: id('-u'), gid: id('-g') };
}

function must(program, args, options = {}) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: exit ${status} ${error?.message ?? ''}\n${stderr ?? ''}`);
}

async function waitFor(holds) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await holds()) return;
    await sleep(100);
  }
  throw new Error('the server did not start within 30 s');
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
