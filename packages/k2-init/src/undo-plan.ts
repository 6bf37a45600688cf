import type { Stats } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git/run-git.js';
import { lstatOrNull } from './project/lstat-or-null.js';
import { readRepositoryState, type Receipt } from './receipt.js';
import { hashOf } from './template/render-template.js';

/** Files and the repository that are not as the run left them. One that was deleted since is no loss. */
export async function listChanged(folder: string, receipt: Receipt, git: Git): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, sha256] of Object.entries(filesOf(receipt))) {
    const facts = await lstatInside(folder, path);
    if (facts !== null && (!facts.isFile() || hashOf(await readFile(join(folder, path))) !== sha256))
      changed.push(path);
  }
  if (receipt.repository !== 'none') {
    const state = await readRepositoryState(folder, git);
    if (state !== null && state !== receipt.repositoryState) changed.push('.git');
  }
  return changed;
}

function filesOf(receipt: Receipt): Readonly<Record<string, string>> {
  const written = Object.fromEntries(receipt.result.files.map(({ path, sha256 }) => [path, sha256]));
  const locked = Object.entries(receipt.installedFiles).filter(([path]) => !path.startsWith('node_modules/'));
  return { ...written, ...Object.fromEntries(locked) };
}

/** What the run made and may go. */
export async function listRemovable(
  folder: string,
  receipt: Receipt,
  changed: readonly string[],
): Promise<string[]> {
  const candidates = [...Object.keys(filesOf(receipt)), `.k2/runs/${receipt.run}`];
  const mark = Object.entries(receipt.installedFiles).find(([path]) => path.startsWith('node_modules/'));
  if (mark !== undefined) {
    const content = await readFile(join(folder, mark[0])).catch(() => undefined);
    if (content !== undefined && hashOf(content) === mark[1]) candidates.push('node_modules');
  }
  if (receipt.repository === 'made' && !changed.includes('.git')) candidates.push('.git');
  for (const [path, sha256] of Object.entries(receipt.checkOutput)) {
    const facts = await lstatInside(folder, path);
    if (facts?.isFile() === true && hashOf(await readFile(join(folder, path))) === sha256)
      candidates.push(path);
  }
  const found: string[] = [];
  for (const path of candidates) {
    if ((await lstatInside(folder, path)) !== null) found.push(path);
  }
  return found.sort();
}

/** Files below a folder that are not among `removed`, folders of packages and of git as one entry. */
export async function listOthers(folder: string, removed: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(join(folder, path), { withFileTypes: true }).catch(() => [])) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (removed.includes(inner)) continue;
      if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) await visit(inner);
      else found.push(inner);
    }
  };
  await visit('');
  return found.sort();
}

/** What stands at a path below a folder; null when nothing does, or a symbolic link is on the way there. */
async function lstatInside(folder: string, path: string): Promise<Stats | null> {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count += 1) {
    const facts = await lstatOrNull(join(folder, ...parts.slice(0, count)));
    if (facts?.isDirectory() !== true) return null;
  }
  return lstatOrNull(join(folder, path));
}
