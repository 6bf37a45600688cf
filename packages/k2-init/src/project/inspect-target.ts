import { K2Error } from '@k2/core';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { lstatOrNull } from './lstat-or-null.js';
import { isStagingName } from './staging-name.js';

/** Where a project will stand. */
export type Target = {
  /** Absolute; the current folder is resolved, nothing below it is a symbolic link. */
  readonly folder: string;
  /** The deepest folder on the way that exists already; `folder` itself when that exists. */
  readonly parent: string;
  /** What has to be made below `parent`; empty when `folder` exists (and is empty but for `.git`). */
  readonly missing: readonly string[];
  /** A repository (or a link to one) stands in `folder` already. */
  readonly hasGit: boolean;
};

/**
 * Looks at the folder a project is to go into.
 * @param path below the current folder, with `/`; empty for the current folder itself
 * @throws K2Error conflict when something stands there, or a symbolic link is on the way
 */
export async function inspectTarget(cwd: string, path: string): Promise<Target> {
  let parent = await realpath(cwd);
  const parts = path === '' ? [] : path.split('/');
  for (const [index, part] of parts.entries()) {
    const next = join(parent, part);
    const shown = parts.slice(0, index + 1).join('/');
    const facts = await lstatOrNull(next);
    if (facts === null) {
      const missing = parts.slice(index);
      return { folder: join(parent, ...missing), parent, missing, hasGit: false };
    }
    if (facts.isSymbolicLink()) throw new K2Error('conflict', 'init.target.link', { path: shown });
    if (!facts.isDirectory()) throw new K2Error('conflict', 'init.target.file', { path: shown });
    parent = next;
  }
  const names = await readdir(parent);
  const present = names.filter((name) => name !== '.git' && !isStagingName(name)).sort();
  if (present.length === 0) return { folder: parent, parent, missing: [], hasGit: names.includes('.git') };
  const entries = present.length > 5 ? [...present.slice(0, 5), '…'] : present;
  throw new K2Error('conflict', 'init.target.notEmpty', { path: path === '' ? '.' : path, entries });
}
