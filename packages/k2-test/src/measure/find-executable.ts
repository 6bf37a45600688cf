import { findIgnoredLines } from './find-ignored-lines.js';
import {
  type SyntaxNode,
  childrenOf,
  findLineStarts,
  memberNode,
  memberNodes,
  parseSyntax,
  placeOf,
} from './syntax-tree.js';

/** A stretch of source text by offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/** One way control can go at a branch. `probe` is where its count is read; null for an `else` that is not written. */
type Arm = Stretch & { readonly probe: number | null };

/** Everything of a file that can be executed: what coverage counts, whether or not it ever ran. */
export type Executable = {
  readonly source: string;
  readonly lineStarts: readonly number[];
  readonly statements: readonly Stretch[];
  readonly functions: readonly (Stretch & {
    readonly name: string;
    readonly body: Stretch;
    readonly probe: number;
  })[];
  readonly branches: readonly (Stretch & {
    readonly type: 'if' | 'cond-expr' | 'binary-expr' | 'switch';
    readonly arms: readonly Arm[];
  })[];
};

const statementTypes = new Set([
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'DoWhileStatement',
  'ExpressionStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'IfStatement',
  'ReturnStatement',
  'SwitchStatement',
  'TSEnumDeclaration',
  'TSExportAssignment',
  'ThrowStatement',
  'TryStatement',
  'WhileStatement',
]);

const functionTypes = new Set(['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression']);

/**
 * Lists what can be executed in a source file, as istanbul counts it: statements, functions, and the arms of branches.
 * Types and declarations without code are not counted, nor what `node:coverage` comments take out.
 */
export async function findExecutable(path: string, source: string): Promise<Executable> {
  const tree = await parseSyntax(path, source);
  const lineStarts = findLineStarts(source);
  const ignored = findIgnoredLines(tree.comments, source, lineStarts);
  const counts = (stretch: Stretch) => !ignored.has(placeOf(lineStarts, stretch.start).line);
  const found = collect(tree.program);
  return {
    source,
    lineStarts,
    statements: found.statements.filter(counts),
    functions: found.functions.filter(counts),
    branches: found.branches.filter(counts),
  };
}

type Found = {
  readonly statements: Stretch[];
  readonly functions: Executable['functions'][number][];
  readonly branches: Executable['branches'][number][];
};

function collect(program: SyntaxNode): Found {
  const found: Found = { statements: [], functions: [], branches: [] };
  const visit = (node: SyntaxNode, name: string | null) => {
    // Types are erased; a default parameter's value still runs, so only whole type nodes are skipped.
    if (isErased(node)) return;
    if (statementTypes.has(node.type) && !isDirective(node)) found.statements.push(stretchOf(node));
    if (functionTypes.has(node.type)) collectFunction(node, name, found);
    collectInitialiser(node, found);
    collectBranch(node, found);
    const inner = nameFor(node);
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(program, null);
  return found;
}

function isErased(node: SyntaxNode): boolean {
  if (node['declare'] === true) return true;
  if (node.type.startsWith('TSType') || node.type === 'TSInterfaceDeclaration')
    return node.type !== 'TSTypeAssertion';
  return node.type === 'TSDeclareFunction' || node.type === 'TSEmptyBodyFunctionExpression';
}

function isDirective(node: SyntaxNode): boolean {
  return typeof node['directive'] === 'string';
}

function collectFunction(node: SyntaxNode, name: string | null, found: Found): void {
  const body = memberNode(node, 'body');
  if (body === null) return;
  const own = memberNode(node, 'id');
  found.functions.push({
    start: node.start,
    end: node.end,
    name: typeof own?.['name'] === 'string' ? own['name'] : (name ?? '(anonymous)'),
    body: stretchOf(body),
    probe: firstInside(body),
  });
  // `() => value` has no statement; its body is what runs.
  if (body.type !== 'BlockStatement' && body.type !== 'FunctionBody') found.statements.push(stretchOf(body));
}

function collectInitialiser(node: SyntaxNode, found: Found): void {
  const value =
    node.type === 'VariableDeclarator'
      ? memberNode(node, 'init')
      : node.type === 'PropertyDefinition' || node.type === 'AccessorProperty'
        ? memberNode(node, 'value')
        : node.type === 'ExportDefaultDeclaration'
          ? exportedExpression(node)
          : null;
  if (value !== null) found.statements.push(stretchOf(value));
}

function exportedExpression(node: SyntaxNode): SyntaxNode | null {
  const declaration = memberNode(node, 'declaration');
  return declaration === null || declaration.type.endsWith('Declaration') ? null : declaration;
}

function collectBranch(node: SyntaxNode, found: Found): void {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
    const consequent = memberNode(node, 'consequent');
    const alternate = memberNode(node, 'alternate');
    const arms = [
      consequent === null ? null : armOf(consequent),
      alternate === null ? { ...stretchOf(node), probe: null } : armOf(alternate),
    ];
    const type = node.type === 'IfStatement' ? 'if' : 'cond-expr';
    found.branches.push({ ...stretchOf(node), type, arms: arms.filter((arm) => arm !== null) });
  }
  if (node.type === 'LogicalExpression') {
    const right = memberNode(node, 'right');
    const left = memberNode(node, 'left');
    if (left !== null && right !== null) {
      found.branches.push({ ...stretchOf(node), type: 'binary-expr', arms: [armOf(left), armOf(right)] });
    }
  }
  if (node.type === 'SwitchStatement') {
    const arms = memberNodes(node, 'cases').map((item) => ({ ...stretchOf(item), probe: item.start }));
    found.branches.push({ ...stretchOf(node), type: 'switch', arms });
  }
}

function armOf(node: SyntaxNode): Arm {
  return { ...stretchOf(node), probe: firstInside(node) };
}

// A block's brace has no place of its own in many source maps; its first statement has.
function firstInside(node: SyntaxNode): number {
  const first =
    node.type === 'BlockStatement' || node.type === 'FunctionBody' ? memberNodes(node, 'body')[0] : undefined;
  return first !== undefined && !isErased(first) && !functionTypes.has(first.type) ? first.start : node.start;
}

function nameFor(node: SyntaxNode): string | null {
  const holder =
    node.type === 'VariableDeclarator'
      ? memberNode(node, 'id')
      : ['MethodDefinition', 'Property', 'PropertyDefinition'].includes(node.type)
        ? memberNode(node, 'key')
        : null;
  const name = holder?.['name'] ?? holder?.['value'];
  return typeof name === 'string' ? name : null;
}

function stretchOf(node: Stretch): Stretch {
  return { start: node.start, end: node.end };
}
