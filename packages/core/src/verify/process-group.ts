import { existsSync } from 'node:fs';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A control group that bounds the processes of one run. */
export type ProcessGroup = {
  /** Wraps a command so that it enters the group before it starts. */
  readonly enter: (
    command: string,
    args: readonly string[],
  ) => { readonly command: string; readonly args: readonly string[] };
  readonly remove: () => Promise<void>;
};

let count = 0;

/**
 * A control group with at most `processes` processes and threads, or null where none can be made. For root alone: the process limit of the
 * kernel (RLIMIT_NPROC) holds for everybody else and never for root.
 */
export async function openProcessGroup(processes: number): Promise<ProcessGroup | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  // Version 2, then the folder of the `pids` controller of version 1.
  for (const parent of ['/sys/fs/cgroup', '/sys/fs/cgroup/pids']) {
    const folder = join(parent, `k2-proof-${process.pid}-${++count}`);
    try {
      await mkdir(folder);
    } catch {
      continue;
    }
    try {
      if (existsSync(join(folder, 'pids.max'))) {
        await writeFile(join(folder, 'pids.max'), String(processes));
        return {
          enter: (command, args) => enterGroup(folder, command, args),
          remove: () => removeGroup(folder),
        };
      }
    } catch {
      // Read-only here: the next place, or none.
    }
    await rmdir(folder).catch(() => undefined);
  }
  return null;
}

function enterGroup(
  folder: string,
  command: string,
  args: readonly string[],
): { command: string; args: readonly string[] } {
  const script = 'echo $$ > "$0/cgroup.procs" && exec "$@"';
  return { command: '/bin/sh', args: ['-c', script, folder, command, ...args] };
}

// The kernel needs a moment after the last process of a group has ended.
async function removeGroup(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      await rmdir(folder);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
