import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A stretch of a script with how often it ran, as V8 counts blocks. */
type V8Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number };

/** What V8 says about one script of one process. */
type V8Script = {
  readonly url: string;
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly V8Range[] }[];
};

/** The source map node kept of a script it loaded through a loader or with a map beside it. */
export type CachedSourceMap = {
  readonly lineLengths: readonly number[];
  readonly url: string | null;
  readonly data: {
    readonly mappings: string;
    readonly sources: readonly (string | null)[];
    readonly sourceRoot?: string;
  };
};

/** A script as one process ran it, with its source map where it has one. */
export type ScriptRun = { readonly script: V8Script; readonly map: CachedSourceMap | null };

/**
 * Reads what node wrote into a `NODE_V8_COVERAGE` folder, one file per process, and keeps the scripts that `isWanted` names
 * (by script URL or by a source of its map). Files that are not whole, of processes that were killed, are left out.
 * Source: https://nodejs.org/docs/latest-v20.x/api/cli.html#node_v8_coveragedir
 */
export async function readV8Coverage(
  folder: string,
  isWanted: (url: string) => boolean,
): Promise<readonly ScriptRun[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const runs: ScriptRun[] = [];
  for (const name of names.filter((item) => /^coverage-.*\.json$/.test(item))) {
    const report = parseReport(await readFile(join(folder, name), 'utf8'));
    for (const script of report?.result ?? []) {
      if (!script.url.startsWith('file:')) continue;
      const map = report?.['source-map-cache']?.[script.url] ?? null;
      const urls = [
        script.url,
        ...(map?.data === undefined || map.data === null ? [] : resolveSources(script.url, map)),
      ];
      if (urls.some((url) => isWanted(url))) runs.push({ script, map: map?.data ? map : null });
    }
  }
  return runs;
}

type Report = {
  readonly result: readonly V8Script[];
  readonly 'source-map-cache'?: Readonly<
    Record<string, CachedSourceMap | { readonly data: null; readonly lineLengths: []; readonly url: null }>
  >;
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

/** The sources of a map as absolute URLs, in the map's order; what is no URL stays as it is. */
export function resolveSources(scriptUrl: string, map: CachedSourceMap): readonly string[] {
  const root = map.data.sourceRoot ? `${map.data.sourceRoot.replace(/\/$/, '')}/` : '';
  const base = map.url?.startsWith('file:') ? map.url : scriptUrl;
  return map.data.sources.map((source) => {
    const text = `${root}${source ?? ''}`;
    return URL.canParse(text, base) ? new URL(text, base).href : text;
  });
}
