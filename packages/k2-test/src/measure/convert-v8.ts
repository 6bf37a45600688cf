import { readRegularFile } from '@k2/core';
import { realpath } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoverageMap, CoverageMapData, FileCoverageData } from 'istanbul-lib-coverage';
import { findIgnoredLines } from './find-ignored-lines.js';
import { followSourceMap } from './follow-source-map.js';
import { parseExecutable } from './parse-executable.js';
import { type ScriptRun, readV8Coverage, resolveSources } from './read-v8-coverage.js';
import { type SyntaxNode, findLineStarts, placeOf } from './syntax-tree.js';

type Source = { readonly path: string; readonly url: string; readonly text: string };

/**
 * Turns the V8 reports in `reports` into istanbul coverage of the `sources` (relative to `folder`).
 * What counts comes from the source itself, however it was compiled, so a file nobody loaded has the same total with every count 0,
 * and runs of differently compiled code add up.
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
  const sources = new Map<string, Source>();
  for (const path of request.sources) {
    const file = join(folder, path);
    const url = pathToFileURL(file).href;
    // Neither node nor a compiler counts a byte order mark.
    const text = (await readRegularFile(file)).toString('utf8').replace(/^\ufeff/, '');
    sources.set(url, { path, url, text });
  }
  const loaded = new Set<string>();
  for (const run of await readV8Coverage(request.reports, (url) => sources.has(url))) {
    for (const { source, countsOf } of readRun(run, sources)) {
      map.addFileCoverage(await convertSource(source, countsOf));
      loaded.add(source.url);
    }
  }
  for (const source of sources.values()) {
    if (!loaded.has(source.url)) map.addFileCoverage(await convertSource(source, () => []));
  }
  return map;
}

/** What ran of a source, found once its tree is there. */
type Counts = (program: SyntaxNode) => Profiler.FunctionCoverage[];

type SourceRun = { readonly source: Source; readonly countsOf: Counts };

function readRun(run: ScriptRun, sources: ReadonlyMap<string, Source>): readonly SourceRun[] {
  const { map } = run;
  const own = sources.get(run.url);
  const urls = resolveSources(run.url, map);
  // A loader's map names the script itself; one that does not is of a built file, which can be asked about by its own name.
  const runs =
    own === undefined || urls.includes(run.url) ? [] : [{ source: own, countsOf: () => run.functions }];
  if (map === null) return runs;
  const follow = followSourceMap({ ...run, map });
  const mapped = urls.flatMap((url, index) => {
    const source = sources.get(url);
    if (source === undefined) return [];
    const name = map.data.sources[index] ?? null;
    return [{ source, countsOf: (program: SyntaxNode) => follow(name, source.text, program) }];
  });
  return [...runs, ...mapped];
}

async function convertSource({ path, url, text }: Source, countsOf: Counts): Promise<FileCoverageData> {
  const { convert } = await import('ast-v8-to-istanbul');
  // The converter changes and remembers the tree it is given: every call needs its own.
  const { program, comments } = await parseExecutable(path, text);
  const lineStarts = findLineStarts(text);
  const ignored = findIgnoredLines(comments, text, lineStarts);
  const converted: CoverageMapData = await convert<{ readonly start: number }, typeof program>({
    // A built file that is itself the source must not be led back to what it was built from.
    code: text.replaceAll('sourceMappingURL=', 'sourceMappingURL '),
    ast: program,
    coverage: { url, functions: countsOf(program) },
    ignoreNode: (node) => ignored.has(placeOf(lineStarts, node.start).line),
  });
  const empty: FileCoverageData = { path, statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} };
  // A file its own comment takes out has no entry; here it has nothing to cover.
  const [found] = Object.values(converted);
  if (found === undefined) return empty;
  const { statementMap, fnMap, branchMap, s, f, b } = found;
  return { path, statementMap, fnMap, branchMap, s, f, b };
}
