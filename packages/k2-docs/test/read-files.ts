import { temporaryProject } from '@k2/core/testing';
import { readModules } from '../src/read-modules.js';
import { buildScope, type Scope } from '../src/scope.js';
import type { ModuleFacts, SymbolFact } from '../src/symbol-facts.js';

/** What k2-docs reads out of these files, through a real folder. */
export async function readFiles(
  files: Readonly<Record<string, string>>,
  paths = Object.keys(files),
): Promise<readonly ModuleFacts[]> {
  const project = await temporaryProject(files);
  try {
    const tsconfig = files['tsconfig.json'] === undefined ? null : 'tsconfig.json';
    const sources = paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path));
    return await readModules({
      root: project.folder,
      paths: sources,
      beside: Object.keys(files),
      tsconfig,
      signal: new AbortController().signal,
    });
  } finally {
    await project.remove();
  }
}

/** The symbols of one file, by name. */
export async function symbolsOf(source: string, path = 'src/a.ts'): Promise<ReadonlyMap<string, SymbolFact>> {
  const [module] = await readFiles({ [path]: source });
  return new Map(module?.symbols.map((symbol) => [symbol.name, symbol]));
}

const scopes = new WeakMap<Readonly<Record<string, string>>, Promise<Scope>>();

/** A symbol and what its prose may speak of. The same files are read once. */
export async function placeOf(
  files: Readonly<Record<string, string>>,
  id: string,
): Promise<{ readonly symbol: SymbolFact; readonly scope: Scope }> {
  const reading = scopes.get(files) ?? readFiles(files).then(buildScope);
  scopes.set(files, reading);
  const scope = await reading;
  const symbol = scope.symbols.get(id);
  if (symbol === undefined) throw new Error(`${id} is not among ${[...scope.symbols.keys()].join(', ')}`);
  return { symbol, scope };
}
