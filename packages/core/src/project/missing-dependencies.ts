import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PackageManager, detectProject } from './detect-project.js';
import { findProjectRoot, foldersUpwards } from './find-project-root.js';
import { readManifest } from './package-manifest.js';

const installCommands: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install',
  pnpm: 'pnpm install',
  yarn: 'yarn install',
  bun: 'bun install',
};

/**
 * The declared dependencies of a package that are not installed in `node_modules` here or above, and the command that installs them; null when
 * all are there, none is declared, or the project resolves without `node_modules` (Yarn Plug'n'Play).
 */
export async function missingDependencies(
  packageRoot: string,
): Promise<{ readonly command: string; readonly packages: readonly string[] } | null> {
  const manifest = await readManifest(packageRoot);
  if (manifest === null) return null;
  const folders = [...foldersUpwards(packageRoot)];
  if (folders.some((folder) => existsSync(join(folder, '.pnp.cjs')))) return null;
  const stores = folders.map((folder) => join(folder, 'node_modules')).filter((folder) => existsSync(folder));
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const packages = declared.filter((name) => !stores.some((folder) => existsSync(join(folder, name)))).sort();
  if (packages.length === 0) return null;
  const { root } = await findProjectRoot(packageRoot);
  const { packageManager } = await detectProject(root, [], packageRoot);
  return { command: installCommands[packageManager], packages };
}
