import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** An entry of `node_modules`, `@scope/name` for scoped packages; `target` is a symbolic link's text, null for what is really there. */
export type DependencyEntry = { readonly name: string; readonly target: string | null };

// Tools write these while they run; the copy has its own, empty at first.
const caches = new Set(['.cache', '.vite', '.vite-temp', '.vitest', '.tmp', '.turbo', '.nyc_output', '.swc']);

/** What is installed in a `node_modules` folder, without the caches of tools. A scope without links inside is one entry. */
export async function listEntries(folder: string): Promise<readonly DependencyEntry[]> {
  const entries: DependencyEntry[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (caches.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) entries.push({ name: entry.name, target: await readlink(path) });
    else if (!entry.isDirectory() || !entry.name.startsWith('@'))
      entries.push({ name: entry.name, target: null });
    else entries.push(...(await listScope(path, entry.name)));
  }
  return entries;
}

// A workspace's own packages are relative links out of node_modules; they must lead into the copy.
async function listScope(folder: string, scope: string): Promise<readonly DependencyEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (!entries.some((entry) => entry.isSymbolicLink())) return [{ name: scope, target: null }];
  return await Promise.all(
    entries.map(async (entry) => ({
      name: join(scope, entry.name),
      target: entry.isSymbolicLink() ? await readlink(join(folder, entry.name)) : null,
    })),
  );
}
