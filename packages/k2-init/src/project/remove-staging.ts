import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// An interrupted run has to end within a second; half of it is for emptying a folder.
const patienceMs = 400;

/** Removes a hidden folder of ours. What cannot be removed now is no reason to fail: the next run finds it by its name. */
export async function removeStaging(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/** The same for an interrupted run: what takes long (installed packages) is left to a process of its own that outlives this one. */
export async function removeQuickly(folder: string): Promise<void> {
  const timer = new AbortController();
  const isDone = await Promise.race([
    removeStaging(folder).then(() => true),
    sleep(patienceMs, false, { signal: timer.signal, ref: false }).catch(() => false),
  ]);
  timer.abort();
  if (isDone) return;
  const script =
    'require("node:fs").rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5 })';
  spawn(process.execPath, ['-e', script, folder], {
    detached: true,
    stdio: 'ignore',
    cwd: dirname(folder),
    env: { SystemRoot: process.env['SystemRoot'] },
  }).unref();
}
