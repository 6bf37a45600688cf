import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../../errors/k2-error.js';
import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';
import { foldName } from './fold-name.js';

/** What stands at a path: the file itself, or nothing and the folders that are missing above it, outermost first. */
export type PathState =
  | { readonly refusal: Refusal; readonly stats: null; readonly missing: readonly string[] }
  | { readonly refusal: null; readonly stats: Stats | null; readonly missing: readonly string[] };

/**
 * Walks a path below `root` one component at a time, following nothing: a symbolic link in any component, a repository inside, a folder where the file should be and a file
 * where a folder should be are refusals. `root` itself may be reached through a link: that is the user's own choice.
 */
export async function walkPath(root: string, path: string): Promise<PathState> {
  const segments = path.split('/');
  let current = root;
  for (const [index, segment] of segments.entries()) {
    current = join(current, segment);
    const isLast = index === segments.length - 1;
    const stats = await lstatOrNull(current);
    if (stats === null) return { refusal: null, stats: null, missing: missingFolders(segments, index) };
    const reached = segments.slice(0, index + 1).join('/');
    if (stats.isSymbolicLink()) return refused('changes.path.link', path, reached);
    if (isLast) {
      if (stats.isDirectory()) return refused('changes.path.folder', path, reached);
      if (!stats.isFile()) return refused('changes.path.special', path, reached);
      return { refusal: null, stats, missing: [] };
    }
    if (!stats.isDirectory()) return refused('changes.path.fileInTheWay', path, reached);
    if ((await lstatOrNull(join(current, '.git'))) !== null)
      return refused('changes.path.repository', path, reached);
  }
  return { refusal: null, stats: null, missing: [] };
}

/** An existing name that differs from a component of `path` only by case or Unicode form, as a path; null when there is none. */
export async function findCaseTwin(root: string, path: string): Promise<string | null> {
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const names = await readdirOrNull(join(root, ...segments.slice(0, index)));
    if (names === null) return null;
    if (names.includes(segment)) continue;
    const folded = foldName(segment);
    const twin = names.find((name) => foldName(name) === folded);
    return twin === undefined ? null : [...segments.slice(0, index), twin].join('/');
  }
  return null;
}

function missingFolders(segments: readonly string[], from: number): readonly string[] {
  return segments.slice(from, -1).map((_, offset) => segments.slice(0, from + offset + 1).join('/'));
}

function refused(id: string, path: string, reached: string): PathState {
  return { refusal: refuse(id, path, { reached }), stats: null, missing: [] };
}

async function lstatOrNull(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function readdirOrNull(path: string): Promise<readonly string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
