import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseSyntax } from '../measure/syntax-tree.js';
import { readImports } from './read-imports.js';

/** Which of a project's own modules an import leads to, and whether that one leads on to another. Paths are relative to the root. */
export type ModuleGraph = {
  /** The file an import names; null when it is no file of the project. */
  readonly resolve: (importer: string, specifier: string) => string | null;
  /** Whether loading `from` loads `target`, directly or through other modules of the project. */
  readonly reaches: (from: string, target: string) => Promise<boolean>;
  /** The project's own modules a file imports. */
  readonly importsOf: (path: string) => Promise<readonly string[]>;
};

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
// TypeScript sources are imported under the name of what they compile to.
const compiled: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/**
 * Opens the import graph of a project's files, read from disk as it is asked for.
 * @param packageName the package's own name, by which its tests may import it
 */
export function openModuleGraph(options: {
  readonly root: string;
  readonly files: readonly string[];
  readonly packageName: string | null;
}): ModuleGraph {
  const { root, packageName } = options;
  const files = new Set(options.files);
  const known = new Map<string, Promise<readonly string[]>>();
  const resolve = (importer: string, specifier: string): string | null => {
    if (!specifier.startsWith('.')) return resolveAlias(files, specifier, packageName);
    return findFile(files, posix.join(posix.dirname(importer), specifier));
  };
  const importsOf = (path: string) => {
    const found = known.get(path) ?? readModule(root, path, resolve);
    known.set(path, found);
    return found;
  };
  return {
    resolve,
    importsOf,
    reaches: async (from, target) => {
      const seen = new Set([from]);
      for (const path of seen) {
        if (path === target) return true;
        for (const next of await importsOf(path)) seen.add(next);
      }
      return false;
    },
  };
}

async function readModule(
  root: string,
  path: string,
  resolve: ModuleGraph['resolve'],
): Promise<readonly string[]> {
  const source = await readFile(join(root, path), 'utf8').catch(() => '');
  const { program } = await parseSyntax(path, source);
  return readImports(program).flatMap(({ specifier }) => resolve(path, specifier) ?? []);
}

function findFile(files: ReadonlySet<string>, path: string): string | null {
  const ending = posix.extname(path);
  const base = path.slice(0, path.length - ending.length);
  const candidates = [
    path,
    ...(compiled[ending] ?? []).map((other) => `${base}${other}`),
    ...endings.map((other) => `${path}${other}`),
    ...endings.map((other) => posix.join(path, `index${other}`)),
  ];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

// `@/auth/login`, `#auth/login.js`, `~/auth/login`, `my-package/auth/login`: the part after the alias is looked for at the end of paths.
function resolveAlias(
  files: ReadonlySet<string>,
  specifier: string,
  packageName: string | null,
): string | null {
  const isOwn =
    packageName !== null && (specifier === packageName || specifier.startsWith(`${packageName}/`));
  const rest = isOwn
    ? specifier.slice((packageName ?? '').length + 1)
    : /^(?:[@~]\/|#)(.+)$/.exec(specifier)?.[1];
  if (rest === undefined) return null;
  const wanted = rest === '' ? 'index' : rest.replace(/\.[cm]?[jt]sx?$/, '');
  const ends = [
    ...endings.map((ending) => `${wanted}${ending}`),
    ...endings.map((ending) => `${wanted}/index${ending}`),
  ];
  return [...files].find((path) => ends.some((end) => path === end || path.endsWith(`/${end}`))) ?? null;
}
