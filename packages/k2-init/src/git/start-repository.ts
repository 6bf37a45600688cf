import type { Note } from '@k2/core';
import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type Git, gitReason } from './run-git.js';

/** The repository a new project has. */
export type Repository = {
  /** `made` by us, `found` in the folder and without a commit, or `none` of its own. */
  readonly state: 'made' | 'found' | 'none';
  /** Why there is none, in one line. */
  readonly note?: Note;
};

/**
 * Gives the new project a repository, unless it stands in a folder that another repository tracks. The user's default branch and
 * repository template hold.
 */
export async function startRepository(git: Git, folder: string, hasGit: boolean): Promise<Repository> {
  const inside = await git(['rev-parse', '--show-toplevel']);
  if (inside === null) return { state: 'none', note: { id: 'init.git.missing', values: {} } };
  if (/dubious ownership/.test(inside.stderr))
    return { state: 'none', note: { id: 'init.git.untrusted', values: {} } };
  const path = inside.exitCode === 0 ? relative(await realpath(inside.stdout), await realpath(folder)) : null;
  // A `.git` that is no repository lets git look further up: there the path is not empty.
  if (hasGit) return path === '' ? takeFound(git) : unusable(gitReason(inside));
  if (path !== null) {
    const ignored = await git([
      '-C',
      inside.stdout,
      'check-ignore',
      '--quiet',
      '--',
      path.split(sep).join('/'),
    ]);
    if (ignored?.exitCode !== 0) {
      return { state: 'none', note: { id: 'init.git.inside', values: { root: inside.stdout } } };
    }
  }
  const made = await git(['init', '--quiet']);
  return made?.exitCode === 0 ? { state: 'made' } : unusable(made === null ? '' : gitReason(made));
}

/** A repository that was there is used as long as nothing is in it that our commit would be mixed with. */
async function takeFound(git: Git): Promise<Repository> {
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD']);
  const staged = await git(['ls-files', '--cached']);
  if (head?.exitCode !== 0 && staged?.stdout === '') return { state: 'found' };
  return { state: 'none', note: { id: 'init.git.history', values: {} } };
}

function unusable(reason: string): Repository {
  return { state: 'none', note: { id: 'init.git.failed', values: { reason } } };
}
