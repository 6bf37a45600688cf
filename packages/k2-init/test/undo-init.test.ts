import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Session } from '@k2/core/cli';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { execa } from 'execa';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { initProject } from '../src/init.js';
import { newStagingName } from '../src/project/staging-name.js';
import { hashOf } from '../src/template/render-template.js';
import { undoInit } from '../src/undo-init.js';
import { makeSession } from './make-session.js';
import { sampleTemplates } from './sample-templates.js';

let place: TemporaryProject;
let templates: TemporaryProject;

beforeEach(async () => {
  place = await temporaryProject({});
  templates = await sampleTemplates();
});
afterEach(() => Promise.all([place.remove(), templates.remove()]));

function session(extra: Partial<Session> = {}) {
  return makeSession({
    cwd: place.folder,
    environment: {
      PATH: process.env['PATH'],
      HOME: place.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      npm_config_cache: join(templates.folder, 'npm-cache'),
      npm_config_update_notifier: 'false',
    },
    ...extra,
  });
}

async function init(name = 'app', installs = false, verifies = false): Promise<string> {
  const opened = session();
  await initProject(opened, {
    name,
    template: 'small',
    language: undefined,
    set: [],
    isLangGiven: false,
    takesDefaults: false,
    installs,
    usesGit: true,
    verifies,
    templates: templates.folder,
  });
  return opened.run.id;
}

const undo = (
  given: { name?: string | undefined; run?: string; force?: boolean } = {},
  extra: Partial<Session> = {},
) => undoInit(session(extra), { name: 'app', run: undefined, force: false, ...given });
const git = (...given: string[]) =>
  execa('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...given], {
    cwd: join(place.folder, 'app'),
  });

test('everything goes: files, packages, repository, and the folders made on the way', async () => {
  const run = await init('apps/deep/app', true);
  const result = await undo({ name: 'apps/deep/app' });
  expect(result).toMatchObject({ undone: run, dir: 'apps/deep/app', kept: [] });
  expect(result.removed).toEqual(
    expect.arrayContaining(['.git', 'package-lock.json', 'index.js', '.k2/template.json']),
  );
  expect(await readdir(place.folder)).toEqual([]);
});

test('what --verify built goes as long as it is the same', async () => {
  await templates.remove();
  templates = await sampleTemplates({
    build: 'mkdir -p dist/x && echo 1 > dist/x/a.js && echo 2 > dist/b.js',
  });
  await init('app', true, true);
  await place.write('app/dist/b.js', 'mine');
  expect((await undo()).kept).toEqual(['dist/b.js']);
  expect(Object.keys(await place.tree())).toEqual(['app', 'app/dist', 'app/dist/b.js']);
});

test('--dry-run says what would go and touches nothing', async () => {
  await init();
  await place.write('app/mine.txt', 'mine');
  const tree = await place.tree();
  const result = await undo({}, { isDryRun: true });
  expect(result.removed).toContain('.git');
  expect(result.kept).toEqual(['mine.txt']);
  expect(await place.tree()).toEqual(tree);
});

test('what was added stays where it is', async () => {
  await init();
  await place.write('app/auth/mine.txt', 'mine');
  await place.write('app/node_modules/x/index.js', 'installed by hand');
  const result = await undo();
  expect(result.kept).toEqual(['auth/mine.txt', 'node_modules']);
  expect(Object.keys(await place.tree())).toEqual([
    'app',
    'app/auth',
    'app/auth/mine.txt',
    'app/node_modules',
    'app/node_modules/x',
    'app/node_modules/x/index.js',
  ]);
});

test.each([
  ['a file', 'index.js', () => place.write('app/index.js', 'mine')],
  [
    'a file replaced by a link',
    'index.js',
    async () => {
      await rm(join(place.folder, 'app/index.js'));
      await symlink('/etc/hostname', join(place.folder, 'app/index.js'));
    },
  ],
  ['a commit', '.git', () => git('commit', '--quiet', '--allow-empty', '-m', 'mine')],
  ['a branch', '.git', () => git('branch', 'mine')],
  [
    'something staged',
    '.git',
    async () => {
      await place.write('app/mine.txt', 'mine');
      await git('add', 'mine.txt');
    },
  ],
  ['a remote', '.git', () => git('remote', 'add', 'origin', 'https://example.org/x.git')],
  ['a hook', '.git', () => place.write('app/.git/hooks/pre-commit', '#!/bin/sh\n')],
  [
    'a stash',
    '.git',
    async () => {
      await place.write('app/index.js', 'mine');
      await git('stash');
    },
  ],
])('changed since: %s is named, nothing is touched', async (_, named, change) => {
  await init();
  await change();
  const tree = await place.tree();
  await expect(undo()).rejects.toMatchObject({
    code: 'conflict',
    id: 'init.undo.changed',
    values: { paths: [named] },
  });
  expect(await place.tree()).toEqual(tree);
  expect(await readdir(join(place.folder, 'app/.git'))).toContain('HEAD');
});

test('git status, gc of nothing and a deleted file are no change', async () => {
  await init();
  await git('status');
  await rm(join(place.folder, 'app/data.bin'));
  await undo();
  expect(await readdir(place.folder)).toEqual([]);
});

test('--force keeps changed files as copies and a changed repository as it is', async () => {
  await init();
  await place.write('app/index.js', 'mine');
  await place.write('app/index.js.kept', 'older copy');
  await git('branch', 'mine');
  const result = await undo({ force: true });
  expect(result.kept).toEqual(['.git', 'index.js.kept', 'index.js.kept-2']);
  expect(await place.read('app/index.js.kept-2')).toBe('mine');
  expect(await place.read('app/index.js.kept')).toBe('older copy');
  expect((await git('branch', '--list', 'mine')).stdout).toContain('mine');
});

test('in a repository that was there only the commit goes', async () => {
  await mkdir(join(place.folder, 'app'));
  await git('init', '--quiet');
  await init();
  await undo();
  expect(await readdir(join(place.folder, 'app'))).toEqual(['.git']);
  expect(
    (
      await execa('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], {
        cwd: join(place.folder, 'app'),
        reject: false,
      })
    ).exitCode,
  ).toBe(1);
  expect((await git('ls-files')).stdout).toBe('');
});

test('from inside, the folder somebody stands in stays', async () => {
  await init();
  const inside = join(place.folder, 'app');
  expect(await undo({ name: undefined }, { cwd: inside })).toMatchObject({ dir: '.', kept: [] });
  expect(await readdir(inside)).toEqual([]);
});

test('without a record, or for another run, it says so', async () => {
  await place.write('app/x.txt', 'x');
  await expect(undo()).rejects.toMatchObject({ code: 'usage', id: 'init.undo.nothing' });
  await expect(undo({ name: 'nowhere' })).rejects.toMatchObject({ code: 'usage', id: 'init.undo.nothing' });
  await expect(undo({ name: '../up' })).rejects.toMatchObject({ code: 'usage', id: 'init.name.outside' });
  const run = await init('other');
  await expect(undo({ name: 'other', run: 'nope' })).rejects.toMatchObject({
    id: 'init.undo.unknownRun',
    values: { known: [run] },
  });
  await undo({ name: 'other', run });
  expect(await readdir(place.folder)).toEqual(['app']);
});

test('a record that points outside, or through a link, removes nothing there', async () => {
  const run = await init();
  await place.write('outside/victim.txt', 'victim');
  const path = `app/.k2/runs/${run}/receipt.json`;
  const receipt = await place.read(path);
  const sha256 = hashOf(await readFile(join(place.folder, 'app/index.js')));
  const evil = (target: string) =>
    receipt.replace('"path": "index.js"', `"path": "${target}"`).replace(sha256, hashOf('victim'));
  await place.write(path, evil('../outside/victim.txt'));
  await expect(undo()).rejects.toMatchObject({ id: 'init.undo.nothing' });
  await symlink('../outside', join(place.folder, 'app/link'));
  await place.write(path, evil('link/victim.txt'));
  await undo({ force: true });
  expect(await place.read('outside/victim.txt')).toBe('victim');
});

test('an undo that was killed is put back by the next run', async () => {
  await init();
  const tree = await place.tree();
  // No process has this number: the highest one a 64-bit Linux gives out is smaller.
  const dead = join(place.folder, 'app', newStagingName().replace(/-\d+-/, '-99999999-'));
  await mkdir(join(dead, 'tree/bin'), { recursive: true });
  await place.write(`app/${dead.split('/').at(-1)}/undoing.json`, '{}');
  await rename(join(place.folder, 'app/index.js'), join(dead, 'tree/index.js'));
  await rename(join(place.folder, 'app/bin/run.sh'), join(dead, 'tree/bin/run.sh'));
  const result = await undo({}, { isDryRun: true });
  expect(result.removed).not.toContain('index.js');
  await expect(undo({ run: 'nope' })).rejects.toMatchObject({ id: 'init.undo.unknownRun' });
  expect(await place.tree()).toEqual(tree);
});
