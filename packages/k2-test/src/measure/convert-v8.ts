import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CoverageMap } from 'istanbul-lib-coverage';
import { countExecutable } from './count-executable.js';
import { type Executable, findExecutable } from './find-executable.js';
import { createOffsetFinder } from './read-source-map.js';
import { type ScriptRun, readV8Coverage, resolveSources } from './read-v8-coverage.js';
import { placeOf } from './syntax-tree.js';

/**
 * Turns the V8 reports in `reports` into istanbul coverage of the `sources` (relative to `folder`).
 * What counts comes from our own parse of each file, so a file nobody loaded has the same total with every count 0, and the
 * reports of several processes add up: all share one list of statements, functions and branches.
 */
export async function convertV8(request: {
  readonly folder: string;
  readonly sources: readonly string[];
  readonly reports: string;
}): Promise<CoverageMap> {
  const { default: istanbul } = await import('istanbul-lib-coverage');
  const map = istanbul.createCoverageMap();
  // V8 names real paths; the project may be reached through a symbolic link.
  const folder = await realpath(request.folder);
  const byUrl = new Map(request.sources.map((path) => [pathToFileURL(join(folder, path)).href, path]));
  const executables = new Map<string, Executable>();
  for (const path of request.sources) {
    const executable = await findExecutable(path, await readFile(join(folder, path), 'utf8'));
    executables.set(path, executable);
    map.addFileCoverage(countExecutable(path, executable));
  }
  for (const run of await readV8Coverage(request.reports, (url) => byUrl.has(withoutQuery(url)))) {
    for (const { path, countAt } of countersOf(run, byUrl, executables)) {
      const executable = executables.get(path);
      if (executable !== undefined) map.addFileCoverage(countExecutable(path, executable, countAt));
    }
  }
  return map;
}

type Counter = { readonly path: string; readonly countAt: (start: number, end: number) => number };

function countersOf(
  run: ScriptRun,
  byUrl: ReadonlyMap<string, string>,
  executables: ReadonlyMap<string, Executable>,
): readonly Counter[] {
  const countAtOffset = createCounter(run);
  const { map } = run;
  if (map === null) {
    const path = byUrl.get(withoutQuery(run.script.url));
    return path === undefined ? [] : [{ path, countAt: countAtOffset }];
  }
  return resolveSources(run.script.url, map).flatMap((url, index) => {
    const path = byUrl.get(withoutQuery(url));
    const lineStarts = path === undefined ? undefined : executables.get(path)?.lineStarts;
    if (path === undefined || lineStarts === undefined) return [];
    const findOffset = createOffsetFinder(map, index);
    const countAt = (start: number, end: number) => {
      const offset = findOffset(placeOf(lineStarts, start), placeOf(lineStarts, end));
      return offset === null ? 0 : countAtOffset(offset);
    };
    return [{ path, countAt }];
  });
}

// How often the code at an offset ran: the count of the smallest range around it. A function that begins right there does not count;
// its range says how often it was called, not how often the code that makes it ran.
function createCounter(run: ScriptRun): (offset: number) => number {
  const ranges = run.script.functions.flatMap((item) =>
    item.ranges.map((range, index) => ({ ...range, isFunction: index === 0 && range.startOffset > 0 })),
  );
  return (offset) => {
    let smallest: { readonly size: number; readonly count: number } | null = null;
    for (const { startOffset, endOffset, count, isFunction } of ranges) {
      if (offset < startOffset || offset >= endOffset || (isFunction && startOffset === offset)) continue;
      const size = endOffset - startOffset;
      if (smallest === null || size <= smallest.size) smallest = { size, count };
    }
    return smallest?.count ?? 0;
  };
}

// `import('./x.js?fresh')` runs the same file again; and one spelling of the path for both sides.
function withoutQuery(url: string): string {
  if (!URL.canParse(url) || !url.startsWith('file:')) return url;
  const file = new URL(url);
  file.search = '';
  file.hash = '';
  return pathToFileURL(fileURLToPath(file)).href;
}
