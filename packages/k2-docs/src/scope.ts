import type { ModuleFacts, SymbolFact } from './symbol-facts.js';

/** What prose may speak of: every documented symbol by id and by name, and the names its members have. */
export type Scope = {
  readonly symbols: ReadonlyMap<string, SymbolFact>;
  readonly modules: ReadonlyMap<string, ModuleFacts>;
  /** Symbols by name and alias (`add`, `Cart.total`); more than one when modules share a name. */
  readonly byName: ReadonlyMap<string, readonly SymbolFact[]>;
  /** Names a program can import, and what it can reach from them. */
  readonly exported: ReadonlySet<string>;
  readonly reachable: ReadonlySet<string>;
};

/** Puts the symbols of all modules into one scope. */
export function buildScope(modules: readonly ModuleFacts[]): Scope {
  const symbols = new Map(
    modules.flatMap((module) => module.symbols.map((symbol) => [symbol.id, symbol] as const)),
  );
  const byName = new Map<string, SymbolFact[]>();
  const exported = new Set<string>();
  const reachable = new Set<string>();
  for (const symbol of symbols.values()) {
    for (const name of [symbol.name, ...symbol.aliases]) {
      byName.set(name, [...(byName.get(name) ?? []), symbol]);
      if (symbol.parent === null) exported.add(name);
    }
    for (const part of symbol.name.split(/[.~]/)) reachable.add(part);
    for (const member of [...symbol.members, ...[...symbol.parameterMembers.values()].flat()])
      reachable.add(member.name);
  }
  for (const module of modules) for (const { name } of module.reExports) exported.add(name);
  for (const name of exported) reachable.add(name);
  return {
    symbols,
    modules: new Map(modules.map((module) => [module.path, module])),
    byName,
    exported,
    reachable,
  };
}

/** The module a symbol is declared in. */
export function moduleOf(scope: Scope, symbol: SymbolFact): ModuleFacts {
  const module = scope.modules.get(symbol.id.slice(0, symbol.id.lastIndexOf('#')));
  if (module === undefined) throw new Error(`no module of ${symbol.id}`);
  return module;
}

/** The symbol a `{@link …}` means, seen from another symbol: by id, by name in the same module or class, by a name no other module has. */
export function findLinked(scope: Scope, target: string, from: SymbolFact): SymbolFact | undefined {
  const plain = target.trim().replace(/\(\)$/, '');
  // Ids are percent-encoded inside a link tag: a path may hold spaces.
  const byId = scope.symbols.get(plain) ?? scope.symbols.get(decode(plain));
  if (byId !== undefined) return byId;
  const name = plain.replaceAll('#', '.').replace(/^this\./, '');
  const own = moduleOf(scope, from).path;
  const owner = from.parent === null ? from.name : from.name.slice(0, from.name.lastIndexOf('.'));
  const candidates = [...(scope.byName.get(name) ?? []), ...(scope.byName.get(`${owner}.${name}`) ?? [])];
  const local = candidates.find((candidate) => candidate.id.startsWith(`${own}#`));
  return local ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** Member names of a documented class, interface, type or enum; undefined where inheritance or the type leaves them open. */
export function membersOf(scope: Scope, name: string): ReadonlySet<string> | undefined {
  const found = scope.byName.get(name) ?? [];
  const [symbol] = found;
  if (
    symbol === undefined ||
    found.length > 1 ||
    /\bextends\b|[&|]/.test(symbol.signature.split('{')[0] ?? '')
  )
    return undefined;
  if (symbol.kind === 'class') {
    const prefix = `${symbol.id}.`;
    const own = [...scope.symbols.keys()]
      .filter((id) => id.startsWith(prefix))
      .map((id) => id.slice(prefix.length).replace('~static', ''));
    return new Set([...own, ...symbol.names]);
  }
  if (symbol.members.length === 0) return undefined;
  return new Set(symbol.members.map((member) => member.name));
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
