import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { K2Error } from '@k2/core/cli';
import type { Scope } from './reviewed-file.js';
import { type Git, openGit, openHookGit } from './run-git.js';

/** Which part of a project the user asked to have reviewed; at most one of them is given. */
export type ScopeChoice = {
  readonly staged: boolean;
  readonly base: string | undefined;
  readonly all: boolean;
  readonly paths: readonly string[];
};

/** Where to read, and with what. */
export type ScopePlace = { readonly root: string; readonly cwd: string; readonly signal: AbortSignal };

/** Reads what is under review. @throws K2Error usage when git is asked for something and there is none */
export async function readScope(choice: ScopeChoice, place: ScopePlace): Promise<Scope> {
  const { root, signal } = place;
  const isGit = isRepository(root);
  if (choice.staged || choice.base !== undefined) {
    if (!isGit)
      throw new K2Error('usage', 'review.noRepository', {
        flag: choice.staged ? '--staged' : '--base',
        root,
      });
  }
  if (choice.staged) return (await import('./read-staged.js')).readStaged(gitFor(choice, place));
  if (choice.paths.length > 0)
    return (await import('./read-paths.js')).readPaths({ ...place, paths: choice.paths });
  if (choice.all || (!isGit && choice.base === undefined))
    return (await import('./read-paths.js')).readAll(root, signal);
  const { readSinceBase, readUncommitted } = await import('./read-changes.js');
  const git = gitFor(choice, place);
  return choice.base === undefined ? readUncommitted(git, root) : readSinceBase(git, root, choice.base);
}

/** Git for a scope: the hook's calls go without execa. */
export function gitFor(choice: ScopeChoice, place: ScopePlace): Git {
  return choice.staged ? openHookGit(place.root, place.signal) : openGit(place.root, place.signal);
}

/** Whether a project lies in a repository. Its root is git's top level wherever there is git, so the repository is there or nowhere. */
export function isRepository(root: string): boolean {
  return existsSync(join(root, '.git')) || (process.env['GIT_DIR'] ?? '') !== '';
}
