import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { detectDomain } from './detect-domain.js';
import { detectStandard } from './detect-standard.js';
import { languageOf } from './language.js';
import { type PackageManifest, readManifest } from './package-manifest.js';
import { foldersUpwards } from './find-project-root.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What a project's own files say about it: the variables of a prompt where the user gave none. */
export type ProjectFacts = {
  /** `typescript`, `javascript`, `python`, `rust`, `go`, …; null when there is nothing to tell it by. */
  readonly language: string | null;
  /** `backend API`, `frontend`, `command-line tool`, …; null when unknown. */
  readonly domain: string | null;
  /** One sentence naming the tools whose settings the project carries; null when it has none. */
  readonly standard: string | null;
  readonly packageManager: PackageManager;
  /** The package.json nearest to the work, or null. */
  readonly manifest: PackageManifest | null;
  readonly testRunner: TestRunner | null;
};

type TestRunner = 'jest' | 'vitest' | 'node' | 'mocha' | 'ava' | 'tape' | 'tap' | 'pytest' | 'cargo';

/**
 * Reads what a project says about itself. `root` is absolute, `files` are its listed files, `packageRoot` the folder of the package.json that
 * counts (default root). Throws K2Error `usage` when a package.json is not readable JSON.
 */
export async function detectProject(
  root: string,
  files: readonly string[],
  packageRoot: string = root,
): Promise<ProjectFacts> {
  const manifest = await readManifest(packageRoot);
  const rootManifest = packageRoot === root ? manifest : await readManifest(root);
  const dependencies = {
    ...rootManifest?.dependencies,
    ...rootManifest?.devDependencies,
    ...manifest?.dependencies,
    ...manifest?.devDependencies,
  };
  return {
    language: detectLanguage(files, manifest, dependencies),
    domain: detectDomain(manifest ?? rootManifest, files),
    standard: detectStandard(files, [manifest, rootManifest]),
    packageManager: detectPackageManager(packageRoot, root, manifest, rootManifest),
    manifest,
    testRunner: detectTestRunner(files, manifest, dependencies),
  };
}

function detectLanguage(
  files: readonly string[],
  manifest: PackageManifest | null,
  dependencies: Readonly<Record<string, string>>,
): string | null {
  const counts = new Map<string, number>();
  for (const path of files) {
    // Settings files are JavaScript in projects of every language.
    if (/(?:^|\/)[^/]*\.config\.[cm]?[jt]s$/.test(path)) continue;
    const language = languageOf(path);
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const usesTypeScript =
    files.some((path) => /^(?:.*\/)?tsconfig(?:\.[\w-]+)?\.json$/.test(path)) || 'typescript' in dependencies;
  const script = (counts.get('javascript') ?? 0) + (counts.get('typescript') ?? 0);
  const scriptName =
    usesTypeScript || (counts.get('typescript') ?? 0) > (counts.get('javascript') ?? 0)
      ? 'typescript'
      : 'javascript';
  const others = [...counts].filter(([name]) => name !== 'javascript' && name !== 'typescript');
  const [other, otherCount] = others.sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  if (script > 0 && script >= otherCount) return scriptName;
  if (other !== null && !['shell', 'sql'].includes(other)) return other;
  if (manifest !== null) return scriptName;
  if (files.some((path) => ['pyproject.toml', 'setup.py', 'requirements.txt'].includes(path)))
    return 'python';
  if (files.includes('Cargo.toml')) return 'rust';
  if (files.includes('go.mod')) return 'go';
  return other;
}

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
];

function detectPackageManager(
  packageRoot: string,
  root: string,
  manifest: PackageManifest | null,
  rootManifest: PackageManifest | null,
): PackageManager {
  const named = (manifest?.packageManager ?? rootManifest?.packageManager)?.split('@')[0];
  if (named === 'npm' || named === 'pnpm' || named === 'yarn' || named === 'bun') return named;
  for (const folder of foldersUpwards(packageRoot)) {
    for (const [name, manager] of lockFiles) if (existsSync(join(folder, name))) return manager;
    if (folder === root) break;
  }
  return 'npm';
}

function detectTestRunner(
  files: readonly string[],
  manifest: PackageManifest | null,
  dependencies: Readonly<Record<string, string>>,
): TestRunner | null {
  const script = manifest?.scripts['test'] ?? '';
  const inScript: readonly (readonly [RegExp, TestRunner])[] = [
    [/\bvitest\b/, 'vitest'],
    [/\bjest\b|react-scripts test/, 'jest'],
    [/\bmocha\b/, 'mocha'],
    [/\bava\b/, 'ava'],
    [/\btape\b/, 'tape'],
    [/\btap\b/, 'tap'],
    [/\bnode\b.*--test\b|\btsx\b.*--test\b/, 'node'],
    [/\bpytest\b/, 'pytest'],
    [/\bcargo\b/, 'cargo'],
  ];
  for (const [pattern, runner] of inScript) if (pattern.test(script)) return runner;
  for (const runner of ['vitest', 'jest', 'mocha', 'ava', 'tape', 'tap'] as const) {
    if (runner in dependencies) return runner;
  }
  if (manifest !== null) return null;
  if (files.some((path) => /(?:^|\/)(?:pytest\.ini|conftest\.py|test_[^/]*\.py)$/.test(path)))
    return 'pytest';
  return files.includes('Cargo.toml') ? 'cargo' : null;
}
