import { readReport } from './read-report.js';
import { readdir } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import type { SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The source map node kept of a script it loaded through a loader or with a map beside it. */
export type CachedSourceMap = {
  readonly lineLengths: readonly number[];
  readonly url: string | null;
  readonly data: SourceMapPayload;
};

/** A script as all processes together ran it, with its source map where it has one. `url` has no query. */
export type ScriptRun = {
  readonly url: string;
  readonly functions: Profiler.FunctionCoverage[];
  readonly map: CachedSourceMap | null;
};

/**
 * Reads what node wrote into a `NODE_V8_COVERAGE` folder, one file per process, keeps the scripts that `isWanted` names
 * (by script URL or by a source of its map), and adds up what is the same script. Files that are not whole, of processes that
 * were killed, are left out.
 * Source: https://nodejs.org/docs/latest-v20.x/api/cli.html#node_v8_coveragedir
 */
export async function readV8Coverage(
  folder: string,
  isWanted: (url: string) => boolean,
): Promise<readonly ScriptRun[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const runs = new Map<string, { run: Omit<ScriptRun, 'functions'>; scripts: Profiler.ScriptCoverage[] }>();
  for (const name of names.filter((item) => /^coverage-.*\.json$/.test(item))) {
    const text = await readReport(join(folder, name));
    const report = text === null ? null : parseReport(text);
    for (const script of report?.result ?? []) {
      if (!script.url.startsWith('file:')) continue;
      const cached = report?.['source-map-cache']?.[script.url];
      const map = hasData(cached) ? cached : null;
      const url = withoutQuery(script.url);
      if (![url, ...resolveSources(url, map)].some((item) => isWanted(item))) continue;
      // Offsets only add up when it is the same text that ran: one process may have compiled the file, another not.
      const key = `${url}\n${map?.data.mappings ?? ''}`;
      const same = runs.get(key) ?? { run: { url, map }, scripts: [] };
      same.scripts.push(script);
      runs.set(key, same);
    }
  }
  // @ts-expect-error The package carries no types of its own.
  const { default: v8 }: { readonly default: Merger } = await import('@bcoe/v8-coverage');
  return [...runs.values()].map(({ run, scripts }) => ({
    ...run,
    functions: v8.mergeScriptCovs(scripts)?.functions ?? [],
  }));
}

type Merger = {
  readonly mergeScriptCovs: (
    scripts: readonly Profiler.ScriptCoverage[],
  ) => Profiler.ScriptCoverage | undefined;
};

type Report = {
  readonly result: readonly Profiler.ScriptCoverage[];
  readonly 'source-map-cache'?: Readonly<Record<string, CachedSourceMap | { readonly data: null }>>;
};

function parseReport(text: string): Report | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'result' in value && Array.isArray(value.result)
      ? (value as Report)
      : null;
  } catch {
    return null;
  }
}

function hasData(map: CachedSourceMap | { readonly data: null } | undefined): map is CachedSourceMap {
  return map !== undefined && map.data !== null && Array.isArray(map.data.sources);
}

/** The sources of a map as absolute URLs without query, in the map's order; what is no URL stays as it is. */
export function resolveSources(scriptUrl: string, map: CachedSourceMap | null): readonly string[] {
  if (map === null) return [];
  const root = map.data.sourceRoot ? `${map.data.sourceRoot.replace(/\/$/, '')}/` : '';
  const base = map.url?.startsWith('file:') ? map.url : scriptUrl;
  return map.data.sources.map((source: string | null) => {
    const text = `${root}${source ?? ''}`;
    return URL.canParse(text, base) ? withoutQuery(new URL(text, base).href) : text;
  });
}

// `import('./x.js?fresh')` runs the same file again; and one spelling of the path for both sides.
function withoutQuery(url: string): string {
  if (!URL.canParse(url) || !url.startsWith('file:')) return url;
  const file = new URL(url);
  file.search = '';
  file.hash = '';
  return pathToFileURL(fileURLToPath(file)).href;
}
