import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pythonModules, pythonPackages } from './python-modules.js';

/** Modules a Python file newly imports that are neither built in, local nor declared by the project. */
export async function findUnknownPython(
  root: string,
  path: string,
  text: { readonly before: string; readonly after: string },
  planned: readonly string[],
): Promise<readonly string[]> {
  const known = topModules(text.before);
  const fresh = [...topModules(text.after)].filter((name) => !known.has(name) && !pythonModules.has(name));
  if (fresh.length === 0) return [];
  const declared = await readDeclared(root, path);
  const unknown: string[] = [];
  for (const name of fresh) {
    const wanted = [name, ...(pythonPackages[name.toLowerCase()] ?? [])].map(normalizeName);
    if (wanted.some((candidate) => declared.has(candidate))) continue;
    if (!(await isLocal(root, path, name, planned))) unknown.push(name);
  }
  return unknown;
}

/** The first parts of the modules a file imports absolutely. */
function topModules(text: string): ReadonlySet<string> {
  const code = text.replaceAll(/("""|''')[\s\S]*?\1/g, "''");
  const names = new Set<string>();
  // One statement may follow another on its line, or the colon of a block.
  const opening = /^\s*(?:try|else|finally|(?:if|elif|except|with|for|while)\b[^:]*)\s*:\s*/;
  const statements = code.split(/[\n;]/).map((statement) => statement.replace(opening, ''));
  for (const line of statements) {
    const from = /^\s*from\s+([A-Za-z_]\w*)[\w.]*\s+import\b/.exec(line)?.[1];
    if (from !== undefined) names.add(from);
    const plain =
      /^\s*import\s+([A-Za-z_][\w.]*(?:\s+as\s+\w+)?(?:\s*,\s*[A-Za-z_][\w.]*(?:\s+as\s+\w+)?)*)\s*(?:[#;].*)?$/.exec(
        line,
      )?.[1];
    for (const part of plain?.split(',') ?? []) names.add(part.trim().split(/[.\s]/)[0] ?? '');
  }
  return names;
}

/** Names found in the project's declarations, from the file's folder up to the root. A name too many only means one refusal less. */
async function readDeclared(root: string, path: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const folder of foldersAbove(path)) {
    const files = await readdir(join(root, folder)).catch(() => []);
    for (const file of files.filter((name) =>
      /^(?:(?:dev-)?(?:requirements|constraints).*\.(?:txt|in)|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|environment\.ya?ml)$/.test(
        name,
      ),
    )) {
      const text = await readFile(join(root, folder, file), 'utf8').catch(() => '');
      for (const name of readNames(file, text)) names.add(normalizeName(name));
    }
  }
  return names;
}

function readNames(file: string, text: string): readonly string[] {
  const atLineStart = [...text.matchAll(/^\s*-?\s*["']?([A-Za-z][\w.-]*)/gm)].map((match) => match[1] ?? '');
  if (/^(?:dev-)?(?:requirements|constraints)/.test(file)) return atLineStart;
  const quoted = [...text.matchAll(/["']([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?:[<>=!~;@ ][^"']*)?["']/g)].map(
    (match) => match[1] ?? '',
  );
  return [...atLineStart, ...quoted];
}

async function isLocal(
  root: string,
  path: string,
  name: string,
  planned: readonly string[],
): Promise<boolean> {
  for (const folder of foldersAbove(path).flatMap((above) => [
    above,
    ...['src', 'lib'].map((sub) => (above === '' ? sub : `${above}/${sub}`)),
  ])) {
    const base = folder === '' ? name : `${folder}/${name}`;
    if (planned.some((other) => other === `${base}.py` || other.startsWith(`${base}/`))) return true;
    for (const candidate of [`${base}.py`, `${base}.pyi`, base]) {
      if ((await stat(join(root, candidate)).catch(() => null)) !== null) return true;
    }
  }
  return false;
}

function foldersAbove(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return [...segments.map((_, index) => segments.slice(0, segments.length - index).join('/')), ''];
}

function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
