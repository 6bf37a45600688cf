import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';
import { parseScript } from './parse-script.js';

/**
 * Refuses a whole-file reply that drops names the file exported before, unless the user's request names them. Removing on purpose is done with a search/replace block,
 * which shows that it was meant.
 */
export async function checkExports(
  path: string,
  before: string,
  after: string,
  request: string,
): Promise<Refusal | null> {
  const [old, fresh] = await Promise.all([exportedNames(path, before), exportedNames(path, after)]);
  if (old === null || fresh === null) return null;
  const dropped = [...old].filter((name) => !fresh.has(name) && !mentions(request, name));
  // A star may still hand on a name that is no longer spelt out.
  if (dropped.length === 0 || [...fresh].some((name) => name.startsWith('* '))) return null;
  return refuse('changes.exportsDropped', path, { names: dropped.join(', ') });
}

function mentions(request: string, name: string): boolean {
  const word = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(request);
}

async function exportedNames(path: string, text: string): Promise<ReadonlySet<string> | null> {
  if (/\.pyi?$/i.test(path)) return pythonNames(text);
  const parsed = await parseScript(path, text);
  if (parsed === null) return null;
  const names = new Set<string>();
  for (const statement of parsed.module.staticExports) {
    for (const { exportName, moduleRequest } of statement.entries) {
      if (exportName.kind === 'Default') names.add('default');
      else names.add(exportName.name ?? `* ${moduleRequest?.value ?? ''}`);
    }
  }
  for (const match of text.matchAll(/^(?:module\.)?exports\.([A-Za-z_$][\w$]*)\s*=/gm))
    names.add(match[1] ?? '');
  return names;
}

/** What another Python module can import by convention: top-level functions and classes without a leading underscore. */
function pythonNames(text: string): ReadonlySet<string> {
  const found = text.matchAll(/^(?:async\s+def|def|class)\s+([A-Za-z]\w*)/gm);
  return new Set([...found].map((match) => match[1] ?? ''));
}
