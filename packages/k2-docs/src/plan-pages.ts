import { type Change, K2Error } from '@k2/core';
import { readPageFile, isEdited } from './page-marker.js';
import { type OpenSet, writeIndex, writeModulePage } from './page-set.js';
import type { FinishedPage } from './prove-pages.js';
import type { SaidInSet } from './gather-prose.js';

/** Pages ready to be proven, and what landing them would change. */
export type PagePlan = { readonly pages: readonly FinishedPage[]; readonly changes: readonly Change[] };

/**
 * Refuses to touch what is not ours: a file without our marker, or a generated page somebody edited since.
 * @throws K2Error conflict naming the files
 */
export function requireOwnPages(sets: readonly OpenSet[]): void {
  const files = sets.flatMap((set) =>
    [...set.modules.map((module) => set.paths.pageOf(module.path)), set.paths.index].flatMap(
      (path) => set.disk.get(path) ?? [],
    ),
  );
  const foreign = files.filter((file) => file.page.marker === null).map((file) => file.path);
  if (foreign.length > 0) throw new K2Error('conflict', 'docs.notOurs', { paths: foreign });
  const edited = files.filter((file) => isEdited(file.page)).map((file) => file.path);
  if (edited.length > 0) throw new K2Error('conflict', 'docs.edited', { paths: edited });
}

/** Renders every page and the index of each language; a page whose text is on disk already is no change. */
export function planPages(
  said: readonly SaidInSet[],
  files: ReadonlySet<string>,
  removed: readonly string[],
): PagePlan {
  const pages: FinishedPage[] = [];
  const changes: Change[] = [];
  for (const { set, docs, modelOf } of said) {
    for (const module of set.modules) {
      const path = set.paths.pageOf(module.path);
      const model = modelOf(module);
      const { body, text } = writeModulePage(set, module, { docs, model });
      pages.push({ set, module, path, body, model });
      changes.push(...changeOf(set, path, text));
    }
    const index = writeIndex(set, files);
    pages.push({ set, module: null, path: set.paths.index, body: index.body, model: null });
    changes.push(...changeOf(set, set.paths.index, index.text));
    for (const path of removed) {
      const file = set.disk.get(path);
      if (file === undefined) continue;
      changes.push({ path, action: 'delete', before: file.bytes, after: null, mode: file.mode, ignored: [] });
    }
  }
  return { pages, changes };
}

function changeOf(set: OpenSet, path: string, text: string): readonly Change[] {
  const file = set.disk.get(path);
  const after = Buffer.from(text, 'utf8');
  if (file === undefined) return [{ path, action: 'create', before: null, after, mode: 0o644, ignored: [] }];
  // Line ends are git's business: a page checked out with CRLF is not out of date.
  const current = readPageFile(Buffer.from(file.bytes).toString('utf8'));
  const wanted = readPageFile(text);
  if (current.body === wanted.body && JSON.stringify(current.marker) === JSON.stringify(wanted.marker))
    return [];
  return [{ path, action: 'edit', before: file.bytes, after, mode: file.mode, ignored: [] }];
}
