import { stat } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';
import { type DeclaredPackages, readDeclaredPackages, readWorkspaceNames } from './declared-packages.js';
import { findUnknownPython } from './python-imports.js';
import { type ModuleRequest, readScriptImports } from './script-imports.js';

// Prefixes that frameworks and runtimes resolve by themselves; no registry serves them.
const ownSchemes = /^(?:virtual|bun|cloudflare|astro|workerd|electron|sass|raw):/;

/** Packages that come with another one and are documented to be imported without being declared. */
const companions: Readonly<Record<string, string>> = { '@jest/globals': 'jest' };

/**
 * Refuses imports of packages that are neither declared, built in nor local, in JavaScript, TypeScript and Python. What the file imported before is not the reply's doing.
 * @param planned every path of the reply, for modules it makes itself
 */
export async function checkImports(
  root: string,
  path: string,
  text: { readonly before: string; readonly after: string },
  planned: readonly string[],
): Promise<Refusal | null> {
  const unknown = /\.pyi?$/i.test(path)
    ? await findUnknownPython(root, path, text, planned)
    : await findUnknownScript(root, path, text, planned);
  return unknown.length === 0 ? null : refuse('changes.unknownPackage', path, { names: unknown.join(', ') });
}

async function findUnknownScript(
  root: string,
  path: string,
  text: { readonly before: string; readonly after: string },
  planned: readonly string[],
): Promise<readonly string[]> {
  // Parsing is what costs here, and most edits touch nothing that could ask for a module.
  if (!mayAskAnew(text.before, text.after)) return [];
  const requests = (await readScriptImports(path, text.after)) ?? [];
  const foreign = requests.filter(({ specifier }) => !isRelative(specifier) && !isBuiltin(specifier));
  if (foreign.length === 0) return [];
  const declared = await readDeclaredPackages(root, path);
  const undeclared = foreign.filter((request) => !isDeclared(request, declared));
  if (undeclared.length === 0) return [];
  const known = new Set((await readScriptImports(path, text.before))?.map(({ specifier }) => specifier));
  const own = await readWorkspaceNames(root);
  const fresh = undeclared.filter(({ specifier }) => !known.has(specifier));
  const names = new Set(fresh.map(({ specifier }) => packageName(specifier)));
  const unknown: string[] = [];
  for (const name of names) {
    if (!own.has(name) && !(await isUnderBase(root, name, declared.bases, planned))) unknown.push(name);
  }
  return unknown;
}

/** Whether a name is a file or folder below a `baseUrl`, there already or made by the same reply. */
async function isUnderBase(
  root: string,
  name: string,
  bases: readonly string[],
  planned: readonly string[],
): Promise<boolean> {
  for (const base of bases) {
    const start = base === '' ? name : `${base}/${name}`;
    if (planned.some((path) => path.startsWith(`${start}/`) || path.startsWith(`${start}.`))) return true;
    for (const ending of ['', '.ts', '.tsx', '.js', '.jsx']) {
      if ((await stat(join(root, start + ending)).catch(() => null)) !== null) return true;
    }
  }
  return false;
}

/** Whether a string, or a line with a word that asks for modules, is in the new text and was not in the old one. */
function mayAskAnew(before: string, after: string): boolean {
  const parts = (text: string): string[] => [
    ...(text.match(/(["'`])[^"'`\n]+\1/g) ?? []),
    ...(text.match(/^.*\b(?:import|require|from|export)\b.*$/gm) ?? []),
  ];
  const known = new Set(parts(before));
  return parts(after).some((part) => !known.has(part));
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)|^\/(?!\/)/.test(specifier);
}

function isDeclared({ specifier, isTypeOnly }: ModuleRequest, declared: DeclaredPackages): boolean {
  // An empty scope, `~` and `$` cannot start a package's name: bundlers and frameworks use them for the project's own files.
  if (/^(?:@|~)\/|^~$|^\$/.test(specifier) || ownSchemes.test(specifier)) return true;
  if (declared.aliases.some((alias) => matchesAlias(specifier, alias))) return true;
  const name = packageName(specifier);
  if (declared.names.has(name) || declared.names.has(companions[name] ?? '')) return true;
  return isTypeOnly && declared.names.has(`@types/${name.replace(/^@(.+)\/(.+)$/, '$1__$2')}`);
}

function matchesAlias(specifier: string, alias: string): boolean {
  const star = alias.indexOf('*');
  if (star === -1) return specifier === alias;
  // `"*"` is tsconfig's way of saying baseUrl; it would make every package an alias.
  if (alias === '*') return false;
  const [head, tail] = [alias.slice(0, star), alias.slice(star + 1)];
  return (
    specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail)
  );
}

function packageName(specifier: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(specifier) || specifier.startsWith('#')) return specifier;
  const [first = '', second] = specifier.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}
