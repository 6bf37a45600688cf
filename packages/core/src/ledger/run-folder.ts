import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { K2Error, errorText, systemErrorCode } from '../errors/k2-error.js';

/** Where one run keeps what it asked, got and did. */
export type RunFolder = {
  /** Sorts by time; names the folder, the ledger's lines and `--run`. */
  readonly id: string;
  readonly folder: string;
  /** Where what is needed to take the run back is kept. */
  readonly journal: string;
  /** Writes a file of the run; the folder is made at the first one. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
};

const kept = 50;
const ignored = 'runs/\njournal/\ncache/\nsuspects/\n';

/** A run's folder below `<root>/.k2/runs`. Nothing is made before the first file is written; then only the newest 50 runs stay. */
export function openRun(options: {
  readonly root: string;
  readonly command: string;
  readonly now?: Date;
}): RunFolder {
  const { root, command } = options;
  const own = join(root, '.k2');
  const id = runId(command, options.now ?? new Date());
  const folder = join(own, 'runs', id);
  let made: Promise<void> | undefined;
  return {
    id,
    folder,
    journal: join(own, 'journal', id),
    async write(name, content) {
      const path = join(folder, name);
      try {
        made ??= makeFolder(own, id);
        await made;
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
      } catch (error) {
        if (K2Error.is(error)) throw error;
        const reason = systemErrorCode(error) ?? errorText(error);
        throw new K2Error('failed', 'ledger.runFolder', { path, reason }, { cause: error });
      }
    },
  };
}

/** `20261123-184500-123-generate-4f2a`: UTC to the millisecond, so that ids sort by time; letters against two runs in one. */
function runId(command: string, now: Date): string {
  const digits = now.toISOString().replaceAll(/\D/g, '');
  const time = `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${digits.slice(14, 17)}`;
  return `${time}-${command.replace(/^k2-/, '')}-${randomBytes(2).toString('hex')}`;
}

const idPattern = /^\d{8}-\d{6}-\d{3}-[\w-]+$/;

async function makeFolder(own: string, id: string): Promise<void> {
  // A cloned repository may bring `.k2` as a link to somewhere else: nothing is written through it.
  for (const path of [own, join(own, 'runs'), join(own, 'journal')]) await refuseLink(path);
  await mkdir(join(own, 'runs', id), { recursive: true });
  await writeFile(join(own, '.gitignore'), ignored, { flag: 'wx' }).catch((error: unknown) => {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  });
  for (const kind of ['runs', 'journal']) await removeOldest(join(own, kind));
}

async function refuseLink(path: string): Promise<void> {
  const status = await lstat(path).catch(() => null);
  if (status === null || status.isDirectory()) return;
  throw new K2Error('failed', 'ledger.runFolder', {
    path,
    reason: status.isSymbolicLink() ? 'symbolic link' : 'ENOTDIR',
  });
}

async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const runs = names.filter((name) => idPattern.test(name)).sort();
  for (const name of runs.slice(0, -kept)) await rm(join(folder, name), { recursive: true, force: true });
}
