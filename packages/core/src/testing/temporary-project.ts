import { createHash } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type TemporaryProject = {
  /** Absolute, without symbolic links; its name has a space and Chinese letters in it. */
  readonly folder: string;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  /**
   * What stands in the project, by path with `/`: `644 <sha256>` for a file, `link <target>`, `folder`. With `.git/hooks`, without the rest
   * of `.git` and without what k2 commands keep for themselves in `.k2` (runs, journal, cache, suspects, .gitignore).
   */
  readonly tree: () => Promise<Readonly<Record<string, string>>>;
  readonly remove: () => Promise<void>;
};

/** Makes a project with these files in a folder of its own; with `git` also a repository whose first commit holds them. */
export async function temporaryProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly git?: boolean } = {},
): Promise<TemporaryProject> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'k2 專案 ')));
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  };
  for (const [path, content] of Object.entries(files)) await write(path, content);
  if (options.git === true) await commitAll(folder);
  return {
    folder,
    write,
    read: (path) => readFile(join(folder, path), 'utf8'),
    tree: () => readTree(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function commitAll(folder: string): Promise<void> {
  const { execa } = await import('execa');
  const git = (...given: string[]): Promise<unknown> => execa('git', given, { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Tester');
  await git('config', 'user.email', 'tester@example.org');
  await git('config', 'commit.gpgsign', 'false');
  await git('config', 'core.autocrlf', 'false');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'First commit');
}

const ownFolders = new Set(['.k2/runs', '.k2/journal', '.k2/cache', '.k2/suspects', '.k2/.gitignore']);

async function readTree(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = async (path: string): Promise<void> => {
    for (const name of (await readdir(join(folder, path))).sort()) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (ownFolders.has(inner)) continue;
      if (path === '.git' && name !== 'hooks') continue;
      const entry = await describeEntry(join(folder, inner));
      // Both exist in projects where k2 has only kept its own notes, or git its own files.
      if (inner !== '.git' && inner !== '.k2') found[inner] = entry;
      if (entry === 'folder') await visit(inner);
    }
  };
  await visit('');
  return found;
}

async function describeEntry(path: string): Promise<string> {
  const status = await lstat(path);
  if (status.isSymbolicLink()) return `link ${await readlink(path)}`;
  if (status.isDirectory()) return 'folder';
  const mode = (status.mode & 0o777).toString(8);
  return `${mode} ${createHash('sha256')
    .update(await readFile(path))
    .digest('hex')}`;
}
