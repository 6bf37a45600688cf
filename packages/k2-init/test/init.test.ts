import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Session } from '@k2/core/cli';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { execa } from 'execa';
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { initProject } from '../src/init.js';
import type { InitRequest } from '../src/plan-project.js';
import { hashOf } from '../src/template/render-template.js';
import { makeSession } from './make-session.js';
import { sampleTemplates } from './sample-templates.js';

let place: TemporaryProject;
let templates: TemporaryProject;
const request = () => ({
  name: 'app',
  template: 'small',
  language: undefined,
  set: [],
  isLangGiven: false,
  takesDefaults: false,
  installs: false,
  usesGit: true,
  verifies: false,
  templates: templates.folder,
});

beforeEach(async () => {
  place = await temporaryProject({});
  templates = await sampleTemplates();
});
afterEach(() => Promise.all([place.remove(), templates.remove()]));

function environment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: place.folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    npm_config_cache: join(place.folder, 'npm-cache'),
    npm_config_update_notifier: 'false',
    ...extra,
  };
}

function init(given: Partial<InitRequest> = {}, session: Partial<Session> = {}) {
  const opened = makeSession({ cwd: place.folder, environment: environment(), ...session });
  return { session: opened, done: initProject(opened, { ...request(), ...given }) };
}

const readJson = async (path: string) => JSON.parse(await place.read(path)) as Record<string, never>;

test('files, record and first commit, without an install', async () => {
  const { session, done } = init({ set: ['port=8080'] });
  const result = await done;
  expect(result).toMatchObject({
    template: 'small',
    version: '1.2.3',
    language: 'typescript',
    dir: 'app',
    checks: [],
    git: { initialized: true, commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
    installed: false,
    packageManager: 'npm',
  });
  for (const { path, sha256 } of result.files) {
    expect(hashOf(await readFile(join(place.folder, 'app', path)))).toBe(sha256);
  }
  const record = await readJson('app/.k2/template.json');
  expect(record).toMatchObject({
    template: 'small',
    version: '1.2.3',
    language: 'typescript',
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    answers: { name: 'app', lang: 'en', langGiven: false, port: 8080, strict: true, title: 'Plain' },
  });
  expect(Object.keys(record['files'] ?? {})).toEqual(
    result.files.map((file) => file.path).filter((path) => !path.startsWith('.k2/')),
  );
  expect(await place.read('app/.k2/.gitignore')).toBe('runs/\njournal/\ncache/\nsuspects/\n');
  const committed = await execa('git', ['ls-tree', '-r', '--name-only', 'HEAD'], {
    cwd: join(place.folder, 'app'),
  });
  expect(committed.stdout.split('\n').sort()).toEqual(result.files.map((file) => file.path).sort());
  expect(session.told.filter((id) => id.startsWith('init.git'))).toEqual([]);
});

test('the same answers make the same bytes, anywhere', async () => {
  await init({ name: 'one/app', set: ['title=Red & Blue'] }).done;
  await init({ name: 'two/app', set: ['title=Red & Blue'] }).done;
  const tree = await place.tree();
  const below = (folder: string) =>
    Object.fromEntries(
      Object.entries(tree)
        .filter(([path]) => path.startsWith(`${folder}/app/`))
        .filter(([path]) => !/\/\.git\/|\/\.git$|\.k2\/runs/.test(path))
        .map(([path, entry]) => [path.slice(4), entry]),
    );
  expect(Object.keys(below('one')).length).toBeGreaterThan(12);
  expect(below('two')).toEqual(below('one'));
});

test('npm installs before the first commit, which holds the lock file', async () => {
  const result = await init({ installs: true }).done;
  expect(result.installed).toBe(true);
  const committed = await execa('git', ['ls-tree', '-r', '--name-only', 'HEAD'], {
    cwd: join(place.folder, 'app'),
  });
  expect(committed.stdout.split('\n')).toContain('package-lock.json');
  expect((await execa('git', ['status', '--porcelain'], { cwd: join(place.folder, 'app') })).stdout).toBe('');
});

test('an npm workspace above is not installed into', async () => {
  await place.write('package.json', '{"name":"outer","private":true,"workspaces":["apps/*"]}');
  await init({ name: 'apps/api', installs: true }).done;
  expect(await readdir(place.folder)).not.toContain('package-lock.json');
  expect(await readdir(join(place.folder, 'apps/api'))).toContain('package-lock.json');
});

test('a failed install leaves the whole project, no commit, and the reason', async () => {
  await templates.write(
    'small/typescript/files/package.json.hbs',
    '{"name":"{{name}}","version":"0.0.0","dependencies":{"left-over":"1.0.0"}}\n',
  );
  const offline = environment({ npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' });
  const { done } = init({ installs: true }, { environment: offline });
  await expect(done).rejects.toMatchObject({
    code: 'unavailable',
    id: 'init.install.failed',
    values: { packageManager: 'npm', dir: 'app', reason: expect.stringContaining('ECONNREFUSED') },
  });
  expect(await readdir(join(place.folder, 'app'))).toEqual(
    expect.arrayContaining(['index.js', '.git', '.k2', 'package.json']),
  );
  const log = await execa('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], {
    cwd: join(place.folder, 'app'),
    reject: false,
  });
  expect(log.exitCode).not.toBe(0);
});

test('--verify runs the checks of the project and writes the receipt', async () => {
  const { session, done } = init({ installs: true, verifies: true });
  const result = await done;
  expect(result.checks).toEqual([
    { name: 'build', ok: true, ms: expect.any(Number) },
    { name: 'test', ok: true, ms: expect.any(Number) },
  ]);
  const receipt = await readJson(`app/.k2/runs/${session.run.id}/receipt.json`);
  expect(receipt).toMatchObject({
    command: 'k2-init',
    install: 'done',
    result: { git: result.git, checks: result.checks },
  });
  expect(await place.read(`app/.k2/runs/${session.run.id}/test.log`)).toContain('it is {{not}} filled in');
});

test('a check that fails is the answer no; every check is run and the project stays, committed', async () => {
  await templates.remove();
  templates = await sampleTemplates({ lint: 'echo lint is sad && exit 1', test: 'node --test' });
  const { done } = init({ installs: true, verifies: true });
  await expect(done).rejects.toMatchObject({
    code: 'gate',
    id: 'init.verify.failed',
    values: { checks: ['lint'], reason: expect.stringContaining('lint is sad') },
    result: {
      checks: [
        { name: 'lint', ok: false },
        { name: 'test', ok: true },
      ],
      git: { commit: expect.any(String) },
    },
  });
  expect(await readdir(join(place.folder, 'app'))).toContain('index.js');
});

test('--verify without an install is refused before anything is written', async () => {
  await expect(init({ verifies: true }).done).rejects.toMatchObject({
    code: 'usage',
    id: 'init.verify.noInstall',
  });
  expect(await readdir(place.folder)).toEqual([]);
});

test('--dry-run writes nothing, not even the folders on the way', async () => {
  const result = await init({ name: 'apps/api', installs: true }, { isDryRun: true }).done;
  expect(result).toMatchObject({ dryRun: true, dir: 'apps/api', git: { initialized: false, commit: null } });
  const planned = result.files;
  expect(await readdir(place.folder)).toEqual([]);
  expect((await init({ name: 'apps/api' }).done).files).toEqual(planned);
});

test('. takes the current folder when it is empty or holds only .git', async () => {
  const cwd = join(place.folder, 'here');
  await mkdir(cwd);
  await execa('git', ['init', '--quiet'], { cwd });
  const result = await init({ name: '.' }, { cwd }).done;
  expect(result).toMatchObject({ dir: '.', git: { initialized: false, commit: expect.any(String) } });
  expect(await readJson('here/package.json')).toMatchObject({ name: 'here' });
});

test('without --template off a terminal the templates are named; --yes takes the first', async () => {
  await expect(init({ template: undefined }).done).rejects.toMatchObject({
    code: 'usage',
    id: 'init.template.missing',
    values: { known: ['small'] },
  });
  expect((await init({ template: undefined, takesDefaults: true }).done).template).toBe('small');
});

test('--no-git makes no repository', async () => {
  const result = await init({ usesGit: false }).done;
  expect(result.git).toEqual({ initialized: false, commit: null });
  expect(await readdir(join(place.folder, 'app'))).not.toContain('.git');
});

test.each([
  ['a new folder', 'deep/app', []],
  ['a folder with an empty repository', 'here', ['.git']],
])('an interrupt during the install takes everything away: %s', async (_, name, left) => {
  const bin = join(place.folder, 'bin');
  await place.write(
    'bin/npm',
    '#!/bin/sh\nmkdir -p node_modules/x\nsleep 30 & echo $! > "$HOME/child.pid"\ntouch "$HOME/started"\nwait\n',
  );
  await chmod(join(bin, 'npm'), 0o755);
  if (left.length > 0) await execa('git', ['init', '--quiet', 'here'], { cwd: place.folder });
  const before = await place.tree();
  const controller = new AbortController();
  const { done } = init(
    { name, installs: true },
    { signal: controller.signal, environment: environment({ PATH: `${bin}:${process.env['PATH']}` }) },
  );
  const settled = done.catch((error: unknown) => error);
  while ((await stat(join(place.folder, 'started')).catch(() => null)) === null)
    await new Promise((next) => setTimeout(next, 20));
  const abortedAt = performance.now();
  const reason = new Error('interrupted');
  controller.abort(reason);
  expect(await settled).toBe(reason);
  expect(performance.now() - abortedAt).toBeLessThan(1000);
  const after = Object.entries(await place.tree()).filter(
    ([path]) => path !== 'child.pid' && path !== 'started',
  );
  expect(Object.fromEntries(after)).toEqual(before);
  const child = Number(await place.read('child.pid'));
  await new Promise((next) => setTimeout(next, 50));
  expect(await isRunning(child)).toBe(false);
});

/** A killed process may stay a zombie when nobody in this container collects it. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (status === null) return process.platform === 'linux' ? false : isAlive(pid);
  return !/^\d+ \(.*\) Z/.test(status);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
