import { posix } from 'node:path';
import type { PackageManifest } from './package-manifest.js';

type Tool = { readonly name: string; readonly files: RegExp; readonly key?: string };

const tools: readonly Tool[] = [
  { name: 'ESLint', files: /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/, key: 'eslintConfig' },
  { name: 'oxlint', files: /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.[cm]?[jt]s)$/ },
  { name: 'Biome', files: /^biome\.jsonc?$/ },
  { name: 'XO', files: /^(?:xo\.config\.[cm]?[jt]s|\.xo-config(?:\.\w+)?)$/, key: 'xo' },
  { name: 'Prettier', files: /^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.[cm]?[jt]s)$/, key: 'prettier' },
  { name: 'oxfmt', files: /^\.oxfmtrc\.jsonc?$/ },
  { name: 'Ruff', files: /^\.?ruff\.toml$/ },
  { name: 'Flake8', files: /^\.flake8$/ },
  { name: 'Pylint', files: /^\.?pylintrc$/ },
  { name: 'rustfmt', files: /^\.?rustfmt\.toml$/ },
  { name: 'clang-format', files: /^\.clang-format$/ },
  { name: 'golangci-lint', files: /^\.golangci\.ya?ml$/ },
  { name: 'RuboCop', files: /^\.rubocop\.yml$/ },
  { name: 'EditorConfig', files: /^\.editorconfig$/ },
];

/** One sentence naming the style tools whose settings the project carries (at its root or any depth), or null. */
export function detectStandard(
  files: readonly string[],
  manifests: readonly (PackageManifest | null)[],
): string | null {
  const named = new Map<string, string>();
  for (const path of files) {
    const tool = tools.find((candidate) => candidate.files.test(posix.basename(path)));
    if (tool === undefined) continue;
    // The shallowest file is the one that holds for the project.
    const known = named.get(tool.name);
    if (known === undefined || path.split('/').length < known.split('/').length) named.set(tool.name, path);
  }
  for (const tool of tools) {
    if (tool.key === undefined || named.has(tool.name)) continue;
    if (manifests.some((manifest) => manifest?.keys.includes(tool.key ?? '')))
      named.set(tool.name, 'package.json');
  }
  const found = tools.filter((tool) => named.has(tool.name));
  if (found.length === 0) return null;
  return `${found.map((tool) => `${tool.name} (${named.get(tool.name)})`).join(', ')}`;
}
