import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { K2Error, listFiles } from '@k2/core';
import { readWhole } from './read-changes.js';
import type { Scope } from './reviewed-file.js';

/** The whole project. */
export async function readAll(root: string, signal: AbortSignal): Promise<Scope> {
  return { kind: 'all', ...(await readWhole(root, await listFiles(root, { signal }))) };
}

/**
 * Named files, whatever git ignores, and what is not ignored below named folders.
 * @param paths relative to `cwd`
 * @throws K2Error usage for a path that is not there or lies outside the project
 */
export async function readPaths(options: {
  readonly root: string;
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}): Promise<Scope> {
  const { root, cwd, signal } = options;
  const wanted = new Set<string>();
  let listed: readonly string[] | undefined;
  for (const given of options.paths) {
    const absolute = resolve(cwd, given);
    const facts = await stat(absolute).catch(() => undefined);
    if (facts === undefined) throw new K2Error('usage', 'review.pathNotFound', { path: given });
    const inside = relative(root, await realPlace(absolute));
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new K2Error('usage', 'review.pathOutside', { path: given, root });
    }
    const path = inside.replaceAll(sep, '/');
    if (!facts.isDirectory()) wanted.add(path);
    else {
      listed ??= await listFiles(root, { signal });
      for (const file of listed) if (path === '' || file.startsWith(`${path}/`)) wanted.add(file);
    }
  }
  return { kind: 'paths', ...(await readWhole(root, [...wanted].sort())) };
}

/** A path as the root spells it, and where it really lies: a linked folder on the way may lead out of the project. */
async function realPlace(absolute: string): Promise<string> {
  return join(await realpath(dirname(absolute)), basename(absolute));
}
