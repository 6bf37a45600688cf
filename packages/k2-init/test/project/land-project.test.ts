import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspectTarget } from '../../src/project/inspect-target.js';
import { landProject } from '../../src/project/land-project.js';
import { newStagingName } from '../../src/project/staging-name.js';
import { hashOf, type RenderedFile } from '../../src/template/render-template.js';

const never = new AbortController().signal;
const landModule = fileURLToPath(new URL('../../dist/project/land-project.js', import.meta.url));
const isRoot = process.getuid?.() === 0;
let place: TemporaryProject;

beforeEach(async () => {
  place = await temporaryProject({ 'beside.txt': 'mine' });
});
afterEach(() => place.remove());

function file(path: string, text: string, isExecutable = false): RenderedFile {
  return { path, content: Buffer.from(text), sha256: hashOf(text), isExecutable };
}

const files = [file('a.txt', 'A'), file('deep/er/b.txt', 'B'), file('run.sh', '#!', true)];

test('a new folder, with folders on the way, in one move', async () => {
  await landProject(await inspectTarget(place.folder, 'apps 應用/api'), files, never);
  expect(Object.keys(await place.tree())).toEqual([
    'apps 應用',
    'apps 應用/api',
    'apps 應用/api/a.txt',
    'apps 應用/api/deep',
    'apps 應用/api/deep/er',
    'apps 應用/api/deep/er/b.txt',
    'apps 應用/api/run.sh',
    'beside.txt',
  ]);
  expect((await place.tree())['apps 應用/api/run.sh']).toMatch(/^755 /);
  expect((await place.tree())['apps 應用/api/a.txt']).toBe(`644 ${hashOf('A')}`);
});

test.each([
  ['empty', []],
  ['with a repository', ['.git']],
])('a folder that exists, %s, stays the same folder', async (_, present) => {
  const folder = join(place.folder, 'here');
  for (const name of ['', ...present]) await mkdir(join(folder, name));
  const target = await inspectTarget(folder, '');
  expect(target.hasGit).toBe(present.length === 1);
  await landProject(target, files, never);
  expect((await readdir(folder)).sort()).toEqual([...present, 'a.txt', 'deep', 'run.sh']);
});

test.each([
  ['a folder that holds something', 'full/x', 'full', 'init.target.notEmpty'],
  ['a file', 'full', 'full', 'init.target.file'],
  ['a file on the way', 'full', 'full/app', 'init.target.file'],
])('%s is a conflict', async (_, present, path, id) => {
  await place.write(present, 'x');
  await expect(inspectTarget(place.folder, path)).rejects.toMatchObject({ code: 'conflict', id });
});

test('no symbolic link below the current folder is followed, the current folder itself may be one', async () => {
  await mkdir(join(place.folder, 'real'));
  await symlink('real', join(place.folder, 'link'));
  for (const path of ['link', 'link/app']) {
    await expect(inspectTarget(place.folder, path)).rejects.toMatchObject({
      code: 'conflict',
      id: 'init.target.link',
    });
  }
  await symlink('nowhere', join(place.folder, 'dangling'));
  await expect(inspectTarget(place.folder, 'dangling')).rejects.toMatchObject({ id: 'init.target.link' });
  await landProject(await inspectTarget(join(place.folder, 'link'), 'app'), files, never);
  expect(await readdir(join(place.folder, 'real/app'))).toContain('a.txt');
});

test('a folder that was made or filled meanwhile is left alone', async () => {
  const before = await inspectTarget(place.folder, 'app');
  await mkdir(join(place.folder, 'app'));
  await expect(landProject(before, files, never)).rejects.toMatchObject({
    code: 'conflict',
    id: 'init.target.taken',
  });
  expect(await readdir(join(place.folder, 'app'))).toEqual([]);
  await place.write('app/mine.txt', 'mine');
  const tree = await place.tree();
  await expect(landProject(before, files, never)).rejects.toMatchObject({
    code: 'conflict',
    id: 'init.target.taken',
  });
  expect(await place.tree()).toEqual(tree);

  await rm(join(place.folder, 'app'), { recursive: true });
  await mkdir(join(place.folder, 'app'));
  const empty = await inspectTarget(place.folder, 'app');
  await place.write('app/run.sh', 'mine');
  const filled = await place.tree();
  await expect(landProject(empty, files, never)).rejects.toMatchObject({ id: 'init.target.taken' });
  expect(await place.tree()).toEqual(filled);
});

test('a write that fails leaves nothing', async () => {
  const tree = await place.tree();
  const target = await inspectTarget(place.folder, 'app');
  const tooLong = [...files, file(`z${'x'.repeat(300)}`, 'x')];
  await expect(landProject(target, tooLong, never)).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  expect(await place.tree()).toEqual(tree);
});

test('a folder nobody may write into leaves nothing and names itself', async () => {
  const locked = join(place.folder, 'locked');
  await mkdir(locked);
  await chmod(locked, 0o555);
  await chmod(place.folder, 0o755);
  const target = await inspectTarget(locked, 'app');
  // Root may write everywhere; for a moment this process is nobody.
  if (isRoot) process.seteuid?.(65534);
  try {
    await expect(landProject(target, files, never)).rejects.toMatchObject({
      code: 'EACCES',
      path: expect.stringContaining('locked'),
    });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
  expect(await readdir(locked)).toEqual([]);
});

test('an interrupt while writing leaves nothing; one afterwards takes all of it away', async () => {
  const tree = await place.tree();
  const controller = new AbortController();
  controller.abort();
  await expect(
    landProject(await inspectTarget(place.folder, 'a/b'), files, controller.signal),
  ).rejects.toThrow();
  expect(await place.tree()).toEqual(tree);

  const landed = await landProject(await inspectTarget(place.folder, 'a/b'), files, never);
  await place.write('a/b/node_modules/x/index.js', 'installed');
  await landed.takeBack();
  expect(await place.tree()).toEqual(tree);

  await mkdir(join(place.folder, 'here/.git'), { recursive: true });
  const inHere = await landProject(await inspectTarget(place.folder, 'here'), files, never);
  await inHere.takeBack();
  expect(await readdir(join(place.folder, 'here'))).toEqual(['.git']);
});

test.each([
  ['a new folder', 'app'],
  ['a folder that exists', 'here'],
])('killed at any moment, %s is whole or untouched, and the next run cleans up', async (_, path) => {
  const many = Array.from({ length: 400 }, (_, index) => ({ path: `f${index}/x.txt`, text: `${index}` }));
  for (const moment of [0, 20, 60, 150, 'moving', 'moving', 'moving', 400] as const) {
    await rm(join(place.folder, 'here'), { recursive: true, force: true });
    await rm(join(place.folder, 'app'), { recursive: true, force: true });
    await mkdir(join(place.folder, 'here'));
    await killWhileLanding(join(place.folder, path), many, moment);
    await landProject(await inspectTarget(place.folder, 'other'), files, never);
    await rm(join(place.folder, 'other'), { recursive: true });
    expect((await readdir(place.folder)).filter((name) => name.startsWith('.k2-init'))).toEqual([]);
    // The half-moved ones of a folder that exists are put right by the run that wants that folder.
    const { putBackAbandoned } = await import('../../src/project/put-back-abandoned.js');
    await putBackAbandoned(join(place.folder, 'here'));
    const found = await readdir(join(place.folder, path)).catch(() => []);
    expect([0, 400]).toContain(found.length);
  }
});

test('what a killed run had moved goes, but not what the user changed or added since', async () => {
  const folder = join(place.folder, 'here');
  // No process has this number: the highest one a 64-bit Linux gives out is smaller.
  const dead = newStagingName().replace(/-\d+-/, '-99999999-');
  const record = {
    entries: ['moved', 'edited', 'grown', 'waiting'],
    files: { 'moved/a': hashOf('a'), edited: hashOf('b'), 'grown/c': hashOf('c') },
  };
  await place.write(`here/${dead}/moving.json`, JSON.stringify(record));
  await place.write(`here/${dead}/tree/waiting`, 'w');
  for (const [path, text] of [
    ['moved/a', 'a'],
    ['edited', 'B!'],
    ['grown/c', 'c'],
    ['grown/mine', 'm'],
    ['waiting', 'other'],
  ] as const) {
    await place.write(`here/${path}`, text);
  }
  await expect(inspectTarget(place.folder, 'here')).rejects.toMatchObject({ id: 'init.target.notEmpty' });
  const { putBackAbandoned } = await import('../../src/project/put-back-abandoned.js');
  await putBackAbandoned(folder);
  expect((await readdir(folder)).sort()).toEqual(['edited', 'grown', 'waiting']);
  expect(await readdir(join(folder, 'grown'))).toEqual(['c', 'mine']);
});

test('the hidden folder of a run that is alive is left alone', async () => {
  const alive = join(place.folder, newStagingName());
  await mkdir(alive);
  await writeFile(join(alive, 'x'), 'x');
  await landProject(await inspectTarget(place.folder, 'app'), files, never);
  expect(await readdir(alive)).toEqual(['x']);
});

async function killWhileLanding(
  folder: string,
  many: readonly { readonly path: string; readonly text: string }[],
  moment: number | 'moving',
): Promise<void> {
  const script = `
    const { landProject } = await import(process.argv[1]);
    const { inspectTarget } = await import(process.argv[1].replace('land-project', 'inspect-target'));
    const { dirname, basename } = await import('node:path');
    const files = JSON.parse(process.argv[3]).map((file) => ({ path: file.path, content: Buffer.from(file.text), sha256: '', isExecutable: false }));
    const { hashOf } = await import(process.argv[1].replace('project/land-project', 'template/render-template'));
    for (const file of files) file.sha256 = hashOf(file.content);
    const target = await inspectTarget(dirname(process.argv[2]), basename(process.argv[2]));
    process.stdout.write('go');
    await landProject(target, files, new AbortController().signal);
  `;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, landModule, folder, JSON.stringify(many)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  if (moment === 'moving') while (!(await isMoving(folder)) && child.exitCode === null) await sleep(1);
  else await sleep(moment);
  child.kill('SIGKILL');
  await ended;
}

async function isMoving(folder: string): Promise<boolean> {
  const [staging] = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('.k2-init'));
  return (
    staging !== undefined &&
    (await readdir(join(folder, staging)).catch((): string[] => [])).includes('moving.json')
  );
}
