import { ts } from 'ts-morph';
import type { Example } from './doc-text.js';
import type { Judgement, Place } from './judge-name.js';
import { builtInMembers, globalNames } from './known-names.js';
import { membersOf, type Scope } from './scope.js';
import type { SymbolFact } from './symbol-facts.js';

const scriptLanguages = new Set([
  '',
  'ts',
  'js',
  'tsx',
  'jsx',
  'mts',
  'mjs',
  'cjs',
  'typescript',
  'javascript',
]);
const testNames = new Set(['expect', 'test', 'it', 'describe', 'assert', 'beforeEach', 'afterEach']);

/**
 * Judges an example without running it: it must parse, import and call what exists, with as many arguments and such option names as the
 * declaration takes. Examples in other languages are not judged.
 */
export function judgeExample(example: Example, place: Place): Judgement {
  if (!scriptLanguages.has(example.language)) return 'unverified';
  const file = parse(example.code);
  if (file === null) return 'false';
  const bound = boundNames(file);
  const external = externalNames(file, place.scope);
  if (external === null) return 'false';
  const judged: Judgement[] = [];
  visit(file, (node) => {
    if (ts.isIdentifier(node) && isReference(node) && !bound.has(node.text)) {
      judged.push(isNamed(node.text, place) ? 'true' : 'false');
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) judged.push(judgeCall(node, bound, place));
    if (ts.isPropertyAccessExpression(node)) judged.push(judgeAccess(node, file, place));
  });
  if (judged.includes('false')) return 'false';
  return judged.includes('true') || external.size > 0 ? 'true' : 'unverified';
}

function parse(code: string): ts.SourceFile | null {
  for (const name of ['example.ts', 'example.tsx']) {
    const { diagnostics } = ts.transpileModule(code, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: {
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
        jsx: ts.JsxEmit.Preserve,
      },
    });
    if ((diagnostics ?? []).length === 0)
      return ts.createSourceFile(name, code, ts.ScriptTarget.ESNext, true);
  }
  return null;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function boundNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  visit(file, (node) => {
    const name = isDeclaration(node) ? node.name : undefined;
    if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
  });
  return names;
}

function isDeclaration(node: ts.Node): node is ts.NamedDeclaration & { readonly name?: ts.Node } {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassDeclaration(node) ||
    ts.isClassExpression(node) ||
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** Names imported from packages, which cannot be judged here; null when a name is imported that the project does not export. */
function externalNames(file: ts.SourceFile, scope: Scope): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const isOwn = /^[./@~#]{1,2}\//.test(statement.moduleSpecifier.text);
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) {
      const imported = (element.propertyName ?? element.name).text;
      if (isOwn && !scope.exported.has(imported)) return null;
      if (!isOwn && !scope.exported.has(imported)) names.add(element.name.text);
    }
  }
  return names;
}

/** Whether an identifier stands for a value or a type, and is not the name of a property, a key or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isJsxAttribute(parent)
  )
    return false;
  if (
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isEnumMember(parent)
  ) {
    return parent.name !== node;
  }
  const isTag =
    ts.isJsxOpeningElement(parent) || ts.isJsxClosingElement(parent) || ts.isJsxSelfClosingElement(parent);
  return !(isTag && /^[a-z]/.test(node.text));
}

function isNamed(name: string, { symbol, scope }: Place): boolean {
  return (
    scope.exported.has(name) || globalNames.has(name) || testNames.has(name) || isOwnMember(name, symbol)
  );
}

// An example of a class's own method may leave the object out.
function isOwnMember(name: string, symbol: SymbolFact): boolean {
  return symbol.name.split('.').at(-1) === name;
}

function judgeCall(
  call: ts.CallExpression | ts.NewExpression,
  bound: ReadonlySet<string>,
  place: Place,
): Judgement {
  const symbol = calledSymbol(call, place);
  const written = call.arguments ?? [];
  if (symbol === undefined || symbol.arity === null) return 'unverified';
  if (ts.isIdentifier(call.expression) && bound.has(call.expression.text) && !isImported(call.expression))
    return 'unverified';
  if (written.some((argument) => ts.isSpreadElement(argument))) return 'unverified';
  if (written.length < symbol.arity.minimum || written.length > symbol.arity.maximum) return 'false';
  const lists = [...symbol.parameterMembers.values()];
  for (const argument of written) {
    if (!ts.isObjectLiteralExpression(argument) || lists.length !== 1) continue;
    const known = new Set(lists[0]?.map((member) => member.name));
    const keys = argument.properties.map((property) =>
      property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : null,
    );
    if (symbol.signature.includes('[') === false && keys.some((key) => key !== null && !known.has(key)))
      return 'false';
  }
  return 'true';
}

function calledSymbol(call: ts.CallExpression | ts.NewExpression, { scope }: Place): SymbolFact | undefined {
  const callee = call.expression;
  if (!ts.isIdentifier(callee)) return undefined;
  const found = scope.byName.get(ts.isNewExpression(call) ? `${callee.text}.constructor` : callee.text) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

function isImported(node: ts.Identifier): boolean {
  return node
    .getSourceFile()
    .statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        new RegExp(`\\b${node.text.replaceAll('$', '\\$')}\\b`).test(statement.getText()),
    );
}

/** `Cart.create`, or `cart.total` after `const cart = new Cart(…)`: the member must exist. */
function judgeAccess(access: ts.PropertyAccessExpression, file: ts.SourceFile, { scope }: Place): Judgement {
  if (!ts.isIdentifier(access.expression)) return 'unverified';
  const root = access.expression.text;
  const owner = scope.exported.has(root) ? root : classOf(root, file);
  const members = owner === null ? undefined : membersOf(scope, owner);
  if (members === undefined) return 'unverified';
  return members.has(access.name.text) ||
    (builtInMembers.has(access.name.text) && Object.hasOwn(Object.prototype, access.name.text))
    ? 'true'
    : 'false';
}

function classOf(variable: string, file: ts.SourceFile): string | null {
  let found: string | null = null;
  visit(file, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.name.text !== variable) return;
    const value = node.initializer;
    if (value !== undefined && ts.isNewExpression(value) && ts.isIdentifier(value.expression))
      found = value.expression.text;
  });
  return found;
}
