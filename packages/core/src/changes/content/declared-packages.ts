import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the package.json files above a file, and the settings beside them, let it import. */
export type DeclaredPackages = {
  readonly names: ReadonlySet<string>;
  /** Keys of `imports` (`#db/*`) and of `paths` in tsconfig.json or jsconfig.json (`@/*`). */
  readonly aliases: readonly string[];
  /** Folders, relative to the root, that `baseUrl` lets modules be named from. */
  readonly bases: readonly string[];
};

type CompilerPaths = { readonly aliases: readonly string[]; readonly bases: readonly string[] };

type Json = Readonly<Record<string, unknown>>;

const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Reads every package.json and tsconfig.json from a file's folder up to the root: what is declared above is found by Node from below. */
export async function readDeclaredPackages(root: string, path: string): Promise<DeclaredPackages> {
  const names = new Set<string>();
  const aliases: string[] = [];
  const bases: string[] = [];
  const segments = path.split('/').slice(0, -1);
  for (let depth = segments.length; depth >= 0; depth -= 1) {
    const folder = join(root, ...segments.slice(0, depth));
    const manifest = await readJson(join(folder, 'package.json'));
    if (typeof manifest?.['name'] === 'string') names.add(manifest['name']);
    for (const key of dependencyKeys)
      for (const name of Object.keys(objectAt(manifest, key))) names.add(name);
    aliases.push(...Object.keys(objectAt(manifest, 'imports')));
    for (const file of ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json']) {
      const paths = await readPaths(join(folder, file), 0);
      aliases.push(...paths.aliases);
      bases.push(...paths.bases.map((base) => relative(root, base).replaceAll('\\', '/')));
    }
  }
  return { names, aliases, bases };
}

/** The names of the project's own packages, wherever they lie. */
export async function readWorkspaceNames(root: string): Promise<ReadonlySet<string>> {
  const { globby } = await import('globby');
  const files = await globby('**/package.json', {
    cwd: root,
    ignore: ['**/node_modules/**'],
    deep: 6,
    followSymbolicLinks: false,
    suppressErrors: true,
  });
  const names = await Promise.all(files.map(async (file) => (await readJson(join(root, file)))?.['name']));
  return new Set(names.filter((name) => typeof name === 'string'));
}

async function readPaths(file: string, depth: number): Promise<CompilerPaths> {
  const config = await readJson(file);
  if (config === null || depth > 5) return { aliases: [], bases: [] };
  const options = objectAt(config, 'compilerOptions');
  const base = options['baseUrl'];
  const parents = [config['extends']]
    .flat()
    .filter((parent) => typeof parent === 'string' && parent.startsWith('.'));
  const inherited = await Promise.all(
    parents.map((parent) => {
      const name = String(parent);
      return readPaths(join(file, '..', name.endsWith('.json') ? name : `${name}.json`), depth + 1);
    }),
  );
  return {
    aliases: [...Object.keys(objectAt(options, 'paths')), ...inherited.flatMap(({ aliases }) => aliases)],
    bases: [
      ...(typeof base === 'string' ? [join(file, '..', base)] : []),
      ...inherited.flatMap(({ bases }) => bases),
    ],
  };
}

function objectAt(value: unknown, key: string): Json {
  if (typeof value !== 'object' || value === null) return {};
  const found = (value as Json)[key];
  return typeof found === 'object' && found !== null ? (found as Json) : {};
}

async function readJson(file: string): Promise<Json | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(stripComments(text));
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** tsconfig.json takes comments and trailing commas; strings keep theirs. */
function stripComments(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
    .replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1');
}
