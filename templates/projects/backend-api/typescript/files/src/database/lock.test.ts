import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('one holder at a time, and again after it has let go', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
  await unlock();
  expect(existsSync(path.join(folder, 'lock'))).toBe(false);
  await (
    await lockFolder(folder)
  )();
});

test('another living process keeps it', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    await writeFile(path.join(folder, 'lock'), `${child.pid}\n`);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${child.pid}`);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the lock of a process that is gone is taken over', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  for (const content of [`${gone}\n`, `${process.pid}\n`, '', 'no number']) {
    await writeFile(path.join(folder, 'lock'), content);
    await (
      await lockFolder(folder)
    )();
  }
});

test('a folder that cannot be written is an error of its own', async () => {
  await expect(lockFolder(path.join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
});
