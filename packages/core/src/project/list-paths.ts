import { posix } from 'node:path';
import { estimateTokens } from './estimate-tokens.js';

/**
 * Paths for a model to read, in their order, within `budgetTokens`. When not all fit, the deepest folders are folded into one entry each
 * (`src/icons/ (312 files)`) until they do; paths in `near` are folded last.
 */
export function listPaths(
  paths: readonly string[],
  near: ReadonlySet<string>,
  budgetTokens: number,
): readonly string[] {
  const deepest = paths.reduce((most, path) => Math.max(most, path.split('/').length), 0);
  for (const keepNear of [true, false]) {
    for (let depth = deepest; depth >= 1; depth--) {
      const lines = fold(paths, depth, keepNear ? near : new Set());
      if (sumTokens(lines) <= budgetTokens) return lines;
    }
  }
  return cutToFit(fold(paths, 1, new Set()), budgetTokens);
}

/** Every path with more than `depth` parts counts for its folder of that depth. */
function fold(paths: readonly string[], depth: number, near: ReadonlySet<string>): readonly string[] {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/');
    if (parts.length <= depth || near.has(path)) {
      lines.push(path);
      continue;
    }
    const folder = posix.join(...parts.slice(0, depth));
    if (!counts.has(folder)) lines.push(`${folder}/`);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return lines.map((line) => {
    const count = line.endsWith('/') ? counts.get(line.slice(0, -1)) : undefined;
    return count === undefined ? line : `${line} (${count} files)`;
  });
}

function sumTokens(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + estimateTokens(line) + 1, 0);
}

function cutToFit(lines: readonly string[], budgetTokens: number): readonly string[] {
  const kept: string[] = [];
  let room = budgetTokens - 12;
  for (const line of lines) {
    room -= estimateTokens(line) + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return [...kept, `… (${lines.length - kept.length} more)`];
}
