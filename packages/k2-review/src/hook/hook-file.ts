import { lstat, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { K2Error } from '@k2/core';
import { isRepository } from '../scope/read-scope.js';
import type { Git } from '../scope/run-git.js';

/** The line by which a hook of ours is known. */
export const hookMark = '# k2-review pre-commit hook';

/**
 * Where git looks for this repository's pre-commit hook: `core.hooksPath`, worktrees and submodules included.
 * @throws K2Error usage outside a repository; conflict when that folder belongs to more than this repository
 */
export async function findHookFile(git: Git, root: string): Promise<string> {
  if (!isRepository(root))
    throw new K2Error('usage', 'review.noRepository', { flag: '--install-hook', root });
  const { stdout } = await git(['rev-parse', '--git-common-dir', '--git-path', 'hooks']);
  const [common = '', hooks = ''] = stdout.toString('utf8').trim().split('\n');
  const folder = resolve(root, hooks);
  const homes = [root, resolve(root, common)];
  const isOurs = await Promise.all(homes.map((home) => isInside(home, folder)));
  if (!isOurs.includes(true)) throw new K2Error('conflict', 'review.hookFolderShared', { folder });
  return join(folder, 'pre-commit');
}

/** Whose hook stands there. A link is never ours: writing through it would change another file. */
export async function whoseHook(file: string): Promise<'none' | 'ours' | 'foreign'> {
  const facts = await lstat(file).catch(() => undefined);
  if (facts === undefined) return 'none';
  if (!facts.isFile()) return 'foreign';
  return (await readFile(file, 'utf8')).split('\n').includes(hookMark) ? 'ours' : 'foreign';
}

async function isInside(home: string, folder: string): Promise<boolean> {
  const inside = relative(await realpath(home), await nearestReal(folder));
  return !(inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside));
}

/** The real path of a folder that may not be there yet. */
async function nearestReal(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = resolve(folder, '..');
    return parent === folder ? folder : join(await nearestReal(parent), relative(parent, folder));
  }
}
