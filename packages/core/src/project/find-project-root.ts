import { existsSync, readFileSync, statSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { K2Error } from '../errors/k2-error.js';

/** Where a project begins (`root`) and where its nearest package.json is (`packageRoot`, inside root); both absolute, links resolved. */
export type ProjectRoot = { readonly root: string; readonly packageRoot: string };

const configFiles = ['k2.config.json', 'k2.config.yaml', 'k2.config.yml'];

/**
 * The project a folder belongs to. Its root is the git top level, else the nearest folder with a `k2.config.*`, else the nearest with a
 * package.json, else the folder itself. Starts no process: this runs in a commit hook.
 * Throws K2Error `usage` when `directory` is not a folder.
 */
export async function findProjectRoot(directory: string): Promise<ProjectRoot> {
  const start = await resolveFolder(directory);
  const folders = [...foldersUpwards(start)];
  const root =
    folders.find(isGitTopLevel) ??
    folders.find((folder) => configFiles.some((name) => existsSync(join(folder, name)))) ??
    folders.find(hasManifest) ??
    start;
  const packageRoot = folders.slice(0, folders.indexOf(root) + 1).find(hasManifest) ?? root;
  return { root, packageRoot };
}

/** The nearest folder at or above `directory` that is a git work tree, or undefined. */
export function findGitTopLevel(directory: string): string | undefined {
  return [...foldersUpwards(directory)].find(isGitTopLevel);
}

/** `directory` and every folder above it, nearest first. */
export function* foldersUpwards(directory: string): Generator<string> {
  let folder = directory;
  for (;;) {
    yield folder;
    const parent = dirname(folder);
    if (parent === folder) return;
    folder = parent;
  }
}

async function resolveFolder(directory: string): Promise<string> {
  try {
    const folder = await realpath(directory);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    throw new K2Error('usage', 'project.noFolder', { path: directory }, { cause: error });
  }
  throw new K2Error('usage', 'project.noFolder', { path: directory });
}

function hasManifest(folder: string): boolean {
  return existsSync(join(folder, 'package.json'));
}

/** As git sees it: `.git` is a repository, or the file of a worktree or submodule that names one. An empty `.git` folder is nothing. */
function isGitTopLevel(folder: string): boolean {
  const entry = join(folder, '.git');
  const found = statSync(entry, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isDirectory()) return existsSync(join(entry, 'HEAD'));
  if (!found.isFile() || found.size > 8192) return false;
  try {
    return readFileSync(entry, 'utf8').startsWith('gitdir:');
  } catch {
    return false;
  }
}
