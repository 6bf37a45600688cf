import { readdir, readFile } from 'node:fs/promises';

/**
 * Kills what left its process group where no namespace does it: on Linux every process whose environment names `home`, the run's own HOME,
 * until a look finds none. Elsewhere the group is all that can be told.
 */
export async function killStrays(home: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (let round = 0; round < 5; round++) {
    const strays = await findStrays(home);
    if (strays.length === 0) return;
    for (const pid of strays) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone meanwhile.
      }
    }
  }
}

async function findStrays(home: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return pid !== process.pid && environment.split('\0').includes(`HOME=${home}`);
    }),
  );
  return pids.filter((_, index) => found[index]);
}
