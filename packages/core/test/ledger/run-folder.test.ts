import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRun } from '../../src/ledger/run-folder.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/index.js';

let project: TemporaryProject;
beforeEach(async () => {
  project = await temporaryProject({ 'a.txt': 'a' });
});
afterEach(() => project.remove());

test('nothing is made before the first file, then the folder and what keeps it out of git', async () => {
  const run = openRun({
    root: project.folder,
    command: 'k2-generate',
    now: new Date('2026-11-23T18:45:00.123Z'),
  });
  expect(run.id).toMatch(/^20261123-184500-123-generate-[0-9a-f]{4}$/);
  expect(await readdir(project.folder)).toEqual(['a.txt']);
  await Promise.all([run.write('request.md', '請求'), run.write('checks/test.txt', 'ok')]);
  expect(await project.read(`.k2/runs/${run.id}/request.md`)).toBe('請求');
  expect(await project.read(`.k2/runs/${run.id}/checks/test.txt`)).toBe('ok');
  expect((await project.read('.k2/.gitignore')).split('\n')).toEqual([
    'runs/',
    'journal/',
    'cache/',
    'suspects/',
    '',
  ]);
  expect(run.journal).toBe(join(project.folder, '.k2', 'journal', run.id));
});

test("the project's own .k2/.gitignore stays as it is", async () => {
  await project.write('.k2/.gitignore', 'mine\n');
  await openRun({ root: project.folder, command: 'k2-docs' }).write('x', 'x');
  expect(await project.read('.k2/.gitignore')).toBe('mine\n');
});

test('the newest fifty runs stay, and what is no run is left alone', async () => {
  for (let minute = 0; minute < 60; minute += 1) {
    const id = `20260101-00${String(minute).padStart(2, '0')}00-000-test-abcd`;
    await project.write(`.k2/runs/${id}/receipt.json`, '{}');
    await project.write(`.k2/journal/${id}/entry.json`, '{}');
  }
  await project.write('.k2/runs/notes/mine.txt', 'mine');
  const run = openRun({ root: project.folder, command: 'k2-test' });
  await run.write('x', 'x');
  const runs = await readdir(join(project.folder, '.k2', 'runs'));
  expect(runs).toHaveLength(51);
  expect(runs).toEqual(expect.arrayContaining(['notes', run.id, '20260101-005900-000-test-abcd']));
  expect(runs).not.toContain('20260101-001000-000-test-abcd');
  expect(await readdir(join(project.folder, '.k2', 'journal'))).toHaveLength(50);
});

test.each(['.k2', '.k2/runs', '.k2/journal'])('nothing is written through a link at %s', async (path) => {
  const elsewhere = await temporaryProject({});
  try {
    if (path !== '.k2') await mkdir(join(project.folder, '.k2'));
    await symlink(elsewhere.folder, join(project.folder, path));
    const run = openRun({ root: project.folder, command: 'k2-generate' });
    await expect(run.write('x', 'x')).rejects.toMatchObject({ code: 'failed', id: 'ledger.runFolder' });
    expect(await readdir(elsewhere.folder)).toEqual([]);
  } finally {
    await elsewhere.remove();
  }
});

test('a place that cannot be written is named', async () => {
  await project.write('.k2', 'a file');
  const run = openRun({ root: project.folder, command: 'k2-generate' });
  await expect(run.write('x', 'x')).rejects.toMatchObject({
    code: 'failed',
    values: { path: join(project.folder, '.k2'), reason: 'ENOTDIR' },
  });
});
