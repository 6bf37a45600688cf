import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { execa } from 'execa';
import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFirstCommit, takeCommitBack } from '../../src/git/first-commit.js';
import { openGit } from '../../src/git/run-git.js';
import { startRepository } from '../../src/git/start-repository.js';

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};
let place: TemporaryProject;
let environment: NodeJS.ProcessEnv;

beforeEach(async () => {
  place = await temporaryProject({
    'app/.k2/template.json': '{}',
    'app/.k2/.gitignore': 'runs/\n',
    'app/index.js': '1\n',
  });
  environment = {
    PATH: process.env['PATH'],
    HOME: place.folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(place.folder, 'gitconfig'),
    ...identity,
  };
});
afterEach(() => place.remove());

const outerGit = (...given: string[]) =>
  execa('git', given, { cwd: place.folder, env: environment, extendEnv: false });

async function start(extra: NodeJS.ProcessEnv = {}, folder = 'app', hasGit = false) {
  const git = openGit(join(place.folder, folder), { ...environment, ...extra });
  const repository = await startRepository(git, join(place.folder, folder), hasGit);
  const committed = repository.state === 'none' ? null : await makeFirstCommit(git, 'First');
  return { git, repository, committed };
}

test('outside any repository one is made, with a commit of everything by the user', async () => {
  const { repository, committed } = await start();
  expect(repository).toEqual({ state: 'made' });
  expect(committed).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  const shown = await execa('git', ['log', '--format=%an <%ae> %s'], { cwd: join(place.folder, 'app') });
  expect(shown.stdout).toBe('Ada <ada@example.org> First');
  const listed = await execa('git', ['ls-files'], { cwd: join(place.folder, 'app') });
  expect(listed.stdout.split('\n')).toEqual(['.k2/.gitignore', '.k2/template.json', 'index.js']);
  expect((await execa('git', ['status', '--porcelain'], { cwd: join(place.folder, 'app') })).stdout).toBe('');
});

test('in a folder an outer repository tracks none is made', async () => {
  await outerGit('init', '--quiet');
  const { repository } = await start();
  expect(repository).toMatchObject({
    state: 'none',
    note: { id: 'init.git.inside', values: { root: place.folder } },
  });
  await expect(stat(join(place.folder, 'app/.git'))).rejects.toThrow();
  expect((await outerGit('status', '--porcelain', '--ignored')).stdout).toContain('?? app/');
});

test.each([['app/'], ['/app'], ['*'], ['playground/']])(
  'in a folder an outer repository ignores (%s) one is made',
  async (rule) => {
    await outerGit('init', '--quiet');
    await place.write('.gitignore', `${rule}\n`);
    const folder = rule === 'playground/' ? 'playground/deep 深/app' : 'app';
    await mkdir(join(place.folder, folder), { recursive: true });
    await place.write(`${folder}/.k2/template.json`, '{}');
    await place.write(`${folder}/.k2/.gitignore`, 'runs/\n');
    const { repository, committed } = await start({}, folder);
    expect(repository.state).toBe('made');
    expect(committed?.commit).not.toBeNull();
  },
);

test('a hook of another repository does not misdirect it', async () => {
  await outerGit('init', '--quiet', 'other');
  const before = await readFile(join(place.folder, 'other/.git/config'), 'utf8');
  const other = join(place.folder, 'other/.git');
  const { repository, committed } = await start({
    GIT_DIR: other,
    GIT_WORK_TREE: join(place.folder, 'other'),
    GIT_INDEX_FILE: join(other, 'index'),
    GIT_PREFIX: '',
  });
  expect([repository.state, committed?.commit]).toEqual(['made', expect.any(String)]);
  expect(await readFile(join(other, 'config'), 'utf8')).toBe(before);
  await expect(stat(join(other, 'index'))).rejects.toThrow();
  expect((await stat(join(place.folder, 'app/.git/index'))).isFile()).toBe(true);
});

test('without an identity everything is staged and nothing is committed', async () => {
  const nobody = Object.fromEntries(Object.keys(identity).map((name) => [name, undefined]));
  const { committed } = await start(nobody);
  expect(committed).toEqual({ commit: null, note: { id: 'init.git.identity', values: {} } });
  const staged = await execa('git', ['diff', '--cached', '--name-only'], { cwd: join(place.folder, 'app') });
  expect(staged.stdout.split('\n')).toContain('.k2/template.json');
});

test('an address alone is no identity', async () => {
  const { committed } = await start({ GIT_AUTHOR_NAME: undefined, GIT_COMMITTER_NAME: undefined });
  expect(committed?.note?.id).toBe('init.git.identity');
});

test('without git the project stands without a repository', async () => {
  const { repository } = await start({ PATH: join(place.folder, 'nothing') });
  expect(repository).toEqual({ state: 'none', note: { id: 'init.git.missing', values: {} } });
});

test("the user's default branch holds", async () => {
  await place.write('gitconfig', '[init]\n\tdefaultBranch = trunk\n');
  await start();
  expect((await readFile(join(place.folder, 'app/.git/HEAD'), 'utf8')).trim()).toBe('ref: refs/heads/trunk');
});

test("the user's hooks are installed and not run for the first commit", async () => {
  await place.write('template/hooks/pre-commit', '#!/bin/sh\nexit 1\n');
  await chmod(join(place.folder, 'template/hooks/pre-commit'), 0o755);
  await place.write('everywhere/post-commit', '#!/bin/sh\ntouch "$HOME/ran"\n');
  await chmod(join(place.folder, 'everywhere/post-commit'), 0o755);
  await place.write(
    'gitconfig',
    `[init]\n\ttemplateDir = ${place.folder}/template\n[core]\n\thooksPath = ${place.folder}/everywhere\n`,
  );
  const { committed } = await start();
  expect(committed?.commit).not.toBeNull();
  expect((await stat(join(place.folder, 'app/.git/hooks/pre-commit'))).isFile()).toBe(true);
  await expect(stat(join(place.folder, 'ran'))).rejects.toThrow();
});

test('a signature that fails leaves everything staged, with the reason; nothing is committed unsigned', async () => {
  await place.write('gitconfig', '[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = /nonexistent/gpg\n');
  const { committed } = await start();
  expect(committed).toMatchObject({ commit: null, note: { id: 'init.git.notCommitted' } });
  expect(String(committed?.note?.values['reason'])).toMatch(/^(?:error|fatal): /);
});

test('a global ignore file cannot keep .k2/template.json out', async () => {
  await place.write('gitignore', '.k2\n*.js\n');
  await place.write('gitconfig', `[core]\n\texcludesFile = ${place.folder}/gitignore\n`);
  await start();
  const listed = await execa('git', ['ls-files'], { cwd: join(place.folder, 'app') });
  expect(listed.stdout.split('\n')).toEqual(['.k2/.gitignore', '.k2/template.json']);
});

test('an empty repository that is there gets the commit, and can be emptied again', async () => {
  await execa('git', ['init', '--quiet'], { cwd: join(place.folder, 'app') });
  const { git, repository, committed } = await start({}, 'app', true);
  expect([repository.state, committed?.commit]).toEqual(['found', expect.any(String)]);
  await takeCommitBack(git);
  expect((await git(['rev-parse', '--verify', '--quiet', 'HEAD']))?.exitCode).not.toBe(0);
  expect((await git(['ls-files']))?.stdout).toBe('');
});

test('a repository with a history gets no commit of ours', async () => {
  const inside = { cwd: join(place.folder, 'app'), env: environment, extendEnv: false };
  await execa('git', ['init', '--quiet'], inside);
  await execa('git', ['commit', '--quiet', '--allow-empty', '-m', 'mine'], inside);
  expect((await start({}, 'app', true)).repository).toMatchObject({
    state: 'none',
    note: { id: 'init.git.history' },
  });
});

test('a .git that is no repository, inside an outer one, is left alone', async () => {
  await outerGit('init', '--quiet');
  await mkdir(join(place.folder, 'app/.git'));
  expect((await start({}, 'app', true)).repository).toMatchObject({
    state: 'none',
    note: { id: 'init.git.failed' },
  });
  expect((await outerGit('ls-files')).stdout).toBe('');
  await rm(join(place.folder, 'app/.git'), { recursive: true });
});
