import { Node, type SourceFile, type Symbol as ExportSymbol } from 'ts-morph';
import { describeSymbol } from './describe-symbol.js';
import { valueOf } from './write-signature.js';
import type { ReExport, SymbolFact } from './symbol-facts.js';

type Found = { readonly name: string; readonly declarations: readonly Node[]; readonly from: string };

/**
 * What a file exports: symbols declared in it, described here and once, and names it passes on from elsewhere.
 * `documentedPath` gives the path of a file that is documented in the same run, or null.
 */
export function readExports(
  file: SourceFile,
  path: string,
  documentedPath: (file: SourceFile) => string | null,
): { readonly symbols: readonly SymbolFact[]; readonly reExports: readonly ReExport[] } {
  const found = listExports(file);
  const own = groupByDeclaration(
    found.filter((item) => item.declarations.some((node) => node.getSourceFile() === file)),
    file,
  );
  const symbols = own
    .toSorted((one, other) => (one.declarations[0]?.getPos() ?? 0) - (other.declarations[0]?.getPos() ?? 0))
    .flatMap((exported) => describeSymbol(path, { ...exported, parent: null }));
  const reExports = found
    .filter((item) => item.declarations.every((node) => node.getSourceFile() !== file))
    .map((item) => {
      const declaration = item.declarations[0];
      const target = declaration === undefined ? null : documentedPath(declaration.getSourceFile());
      const name =
        declaration === undefined || Node.isSourceFile(declaration) ? null : exportedName(declaration);
      return {
        name: item.name,
        from: target ?? item.from,
        id: target === null || name === null ? null : `${target}#${name}`,
      };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return { symbols: withUniqueIds(symbols), reExports };
}

function listExports(file: SourceFile): readonly Found[] {
  const symbol = file.getSymbol();
  if (symbol === undefined) return [];
  const whole = symbol.getExport('export=');
  const named = file.getExportSymbols().filter((item) => item.getName() !== 'prototype');
  if (whole === undefined) return named.map((item) => readSymbol(item));
  const assigned = assignedObject(whole);
  if (assigned !== undefined) return assigned;
  const main = nameByDeclaration(readSymbol(whole));
  const isClass = main.declarations.some(
    (node) => Node.isClassDeclaration(node) || Node.isClassExpression(node),
  );
  // Members of an exported class or namespace come with it; `fn.extra = …` beside `module.exports = fn` does not.
  const extra = isClass
    ? []
    : named.map((item) => readSymbol(item)).filter((item) => item.declarations[0] !== main.declarations[0]);
  return [main, ...extra];
}

/** `module.exports = Foo` has no name of its own: the declaration's is the one readers know. */
function nameByDeclaration(found: Found): Found {
  const value = found.declarations[0];
  if (value === undefined) return { ...found, name: 'default' };
  const named = valueOf(value) ?? value;
  return {
    ...found,
    name: Node.hasName(named) || Node.isNameable(named) ? (named.getName() ?? 'default') : 'default',
  };
}

function readSymbol(symbol: ExportSymbol): Found {
  const target = symbol.getAliasedSymbol() ?? symbol;
  const declarations = target.getDeclarations().filter((node) => !Node.isIdentifier(node));
  return {
    name: symbol.getName(),
    declarations: declarations.map((node) => resolveAssigned(node)),
    from: moduleOf(symbol),
  };
}

/** `module.exports = { one, two: function () {} }` and `export = { … }`: one export for each property. */
function assignedObject(symbol: ExportSymbol): readonly Found[] | undefined {
  const assignment = symbol.getDeclarations()[0];
  const value = Node.isBinaryExpression(assignment)
    ? assignment.getRight()
    : Node.isExportAssignment(assignment)
      ? assignment.getExpression()
      : undefined;
  if (!Node.isObjectLiteralExpression(value)) return undefined;
  return value.getProperties().flatMap((property) => {
    if (Node.isSpreadAssignment(property)) return [];
    const initializer = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
    const name = property.getName().replaceAll(/^['"]|['"]$/g, '');
    const reference = Node.isShorthandPropertyAssignment(property) ? property.getNameNode() : initializer;
    const declared = Node.isIdentifier(reference) ? definitionsOf(reference) : [];
    return [{ name, declarations: declared.length > 0 ? declared : [property], from: '' }];
  });
}

function definitionsOf(reference: Node): readonly Node[] {
  return (Node.isIdentifier(reference) ? reference.getDefinitionNodes() : []).filter(
    (node) => !Node.isShorthandPropertyAssignment(node) && !Node.isImportSpecifier(node),
  );
}

/** `exports.one = one`: the function it names, where it stands in the same file. */
function resolveAssigned(node: Node): Node {
  const parent = node.getParent();
  if (!Node.isPropertyAccessExpression(node) || !Node.isBinaryExpression(parent)) return node;
  const right = parent.getRight();
  return (Node.isIdentifier(right) ? definitionsOf(right)[0] : undefined) ?? node;
}

function moduleOf(symbol: ExportSymbol): string {
  for (const node of symbol.getDeclarations()) {
    const statement = node.getFirstAncestor(
      (ancestor) => Node.isExportDeclaration(ancestor) || Node.isImportDeclaration(ancestor),
    );
    if (Node.isExportDeclaration(statement) || Node.isImportDeclaration(statement))
      return statement.getModuleSpecifierValue() ?? '';
  }
  return '';
}

function groupByDeclaration(found: readonly Found[], file: SourceFile) {
  const groups = new Map<Node, { names: string[]; declarations: readonly Node[] }>();
  for (const item of found) {
    const declarations = item.declarations.filter((node) => node.getSourceFile() === file);
    const first = declarations[0];
    if (first === undefined) continue;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, { names: [item.name], declarations });
    else group.names.push(item.name);
  }
  return [...groups.values()].map(({ names, declarations }) => {
    const written = declarations.map((node) => (Node.hasName(node) ? node.getName() : ''));
    const name =
      names.find((candidate) => written.includes(candidate)) ??
      names.find((candidate) => candidate !== 'default') ??
      'default';
    return { name, aliases: names.filter((candidate) => candidate !== name).toSorted(), declarations };
  });
}

function exportedName(declaration: Node): string | null {
  const file = declaration.getSourceFile();
  const group = groupByDeclaration(
    listExports(file).filter((item) => item.declarations.includes(declaration)),
    file,
  )[0];
  return group?.name ?? null;
}

function withUniqueIds(symbols: readonly SymbolFact[]): readonly SymbolFact[] {
  const seen = new Set<string>();
  return symbols.filter((symbol) => !seen.has(symbol.id) && seen.add(symbol.id));
}
