import { posix } from 'node:path';

/** Where the pages of one language stand; all paths relative to the project's root. */
export type PagePaths = {
  readonly folder: string;
  readonly index: string;
  readonly pageOf: (module: string) => string;
  /** Whether `path` is a page this module may have or have had here: with or without its ending. */
  readonly mayBe: (module: string, path: string) => boolean;
};

/**
 * Gives every module a page: its path below the package, `.md` in place of the ending. Modules that would share a page (`a.ts` and `a.js`), or
 * take the place of the index, keep their ending in the name.
 */
export function choosePagePaths(options: {
  readonly folder: string;
  readonly indexName: string;
  readonly packageFolder: string;
  readonly modules: readonly string[];
}): PagePaths {
  const { folder, indexName, packageFolder, modules } = options;
  const below = (module: string) => {
    const path =
      packageFolder !== '' && module.startsWith(`${packageFolder}/`)
        ? module.slice(packageFolder.length + 1)
        : module;
    // Hidden folders hold no documents: neither readers nor site generators look into them.
    return path
      .split('/')
      .map((part) => part.replace(/^\.+/, '_'))
      .join('/');
  };
  const stem = (module: string) => below(module).replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '');
  const uses = new Map<string, number>();
  for (const module of modules) {
    const key = stem(module).toLowerCase();
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const isTaken = (module: string) => {
    const key = stem(module).toLowerCase();
    return (uses.get(key) ?? 0) > 1 || key === 'readme' || key === 'index';
  };
  return {
    folder,
    index: posix.join(folder, indexName),
    pageOf: (module) => posix.join(folder, `${isTaken(module) ? below(module) : stem(module)}.md`),
    mayBe: (module, path) =>
      [below(module), stem(module)].some((name) => posix.join(folder, `${name}.md`) === path),
  };
}

/** The id of a symbol's place on its page. */
export function anchorOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.$~-]/gu, '-');
}

/** A link from one page to another file of the project, percent-encoded where Markdown needs it. */
export function linkFrom(page: string, target: string, anchor = ''): string {
  const path = page === target ? '' : posix.relative(posix.dirname(page), target);
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[()!'*]/g, percent))
    .join('/');
  return anchor === '' ? encoded : `${encoded}#${encodeURIComponent(anchor).replaceAll(/[()!'*]/g, percent)}`;
}

/** Where a link on a page leads, the opposite of `linkFrom`; null for what cannot be decoded. */
export function resolveLink(
  page: string,
  link: string,
): { readonly path: string; readonly anchor: string } | null {
  const [path = '', anchor = ''] = link.split('#');
  try {
    const target = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
    return { path: target, anchor: decodeURIComponent(anchor) };
  } catch {
    return null;
  }
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
