import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';

// Beyond this a folder is no package's build output but an archive of them.
const mostFiles = 5000;

/**
 * The built, usually ignored files that the other packages of a workspace name in their package.json (`main`, `types`, `exports`, `bin`):
 * without them nothing that imports a neighbour would even resolve. Paths relative to the root, with `/`; those of the package itself are
 * left out, since its own build is one of the checks.
 */
export async function listBuiltFiles(project: {
  readonly root: string;
  readonly packageRoot: string;
  readonly files: readonly string[];
}): Promise<readonly string[]> {
  const own = relative(project.root, project.packageRoot).replaceAll(sep, '/') || '.';
  const manifests = project.files.filter((path) => posix.basename(path) === 'package.json');
  if (manifests.length < 2) return [];
  const listed = new Set(project.files.flatMap((path) => foldersOf(path)));
  const found: string[] = [];
  for (const manifest of manifests) {
    const folder = posix.dirname(manifest);
    if (folder === own) continue;
    for (const name of await namedFolders(join(project.root, manifest))) {
      const built = posix.join(folder, name);
      if (!listed.has(built)) found.push(...(await listAll(project.root, built)));
    }
  }
  return [...new Set(found)];
}

/** The top folders (`dist`) of every path a package.json gives to those who import or run it. */
async function namedFolders(path: string): Promise<ReadonlySet<string>> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Unreadable: that package has nothing to offer, and its own check will say so.
    return new Set();
  }
  if (typeof manifest !== 'object' || manifest === null) return new Set();
  const fields = new Map(Object.entries(manifest));
  const named = ['main', 'module', 'types', 'typings', 'exports', 'bin'].flatMap((key) =>
    textsIn(fields.get(key)),
  );
  return new Set(
    named
      .flatMap((text) => /^(?:\.\/)?([\w.-]+)\//.exec(text)?.[1] ?? [])
      .filter((name) => !/^(?:\.+|node_modules|\.git)$/.test(name)),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((inner) => textsIn(inner))
    : [];
}

async function listAll(root: string, folder: string): Promise<readonly string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  } catch {
    // Not built yet.
    return [];
  }
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  const own = files.filter((path) => !path.split('/').includes('node_modules'));
  return own.length > mostFiles ? [] : own;
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, end) => parts.slice(0, end + 1).join('/'));
}
