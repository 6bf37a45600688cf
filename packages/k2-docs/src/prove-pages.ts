import type { Verdict } from '@k2/core';
import { recheckPage } from './check-pages.js';
import { withCodeHidden } from './code-spans.js';
import { resolveLink } from './page-paths.js';
import type { OpenSet } from './page-set.js';
import type { ModuleFacts } from './symbol-facts.js';
import { walkFences } from './walk-fences.js';

/** A finished page, before it lands. */
export type FinishedPage = {
  readonly set: OpenSet;
  readonly module: ModuleFacts | null;
  readonly path: string;
  readonly body: string;
  readonly model: string | null;
};

/**
 * The proof of k2-docs, read from the finished pages and not from what made them: everything a model says on them is true of the code, rendering them
 * again gives the same text, and every link leads somewhere.
 */
export function provePages(pages: readonly FinishedPage[], files: ReadonlySet<string>): Verdict {
  const startedAt = performance.now();
  const faults: string[] = [];
  const places = listPlaces(pages);
  for (const { set, module, path, body, model } of pages) {
    if (module !== null) {
      const checked = recheckPage(set, module, { body, model });
      faults.push(...checked.cut.map(({ id, what }) => `${path}: ${id}: ${what}`));
      if (checked.body !== body) faults.push(`${path}: does not read back as it was written`);
    }
    for (const link of localLinks(body)) {
      const target = resolveLink(path, link);
      const isThere =
        target !== null &&
        (places.has(`${target.path}#${target.anchor}`) || (target.anchor === '' && files.has(target.path)));
      if (!isThere) faults.push(`${path}: ${link} leads nowhere`);
    }
  }
  const check = {
    name: 'truth',
    command: 'k2-docs --check',
    ok: faults.length === 0,
    ms: Math.round(performance.now() - startedAt),
    output: faults.join('\n'),
  };
  return {
    ok: check.ok,
    checks: [check],
    ...(!check.ok && { failed: check }),
    sandbox: null,
    notChecked: [],
  };
}

/** Every page and every anchor there will be: on the pages about to land, and on those of earlier runs, which the index links to. */
function listPlaces(pages: readonly FinishedPage[]): ReadonlySet<string> {
  const places = new Set<string>();
  const add = (path: string, body: string) => {
    places.add(`${path}#`);
    for (const [, anchor] of body.matchAll(/^<a id="([^"]+)">/gm)) places.add(`${path}#${anchor}`);
  };
  const own = new Set(pages.map((page) => page.path));
  for (const set of new Set(pages.map((page) => page.set))) {
    for (const [path, { page }] of set.disk) if (page.marker !== null && !own.has(path)) add(path, page.body);
  }
  for (const { path, body } of pages) add(path, body);
  return places;
}

function localLinks(body: string): readonly string[] {
  const links: string[] = [];
  for (const line of walkFences(body).lines) {
    if (line.isCode) continue;
    withCodeHidden(line.text, (masked) => {
      for (const [, link] of masked.matchAll(/\]\(([^)\s]+)\)/g))
        if (link !== undefined && !/^https?:/.test(link)) links.push(link);
      return masked;
    });
  }
  return links;
}
