import { type SyntaxNode, childrenOf, memberNode, memberNodes, walkSyntax } from '../measure/syntax-tree.js';

/** Whether an expression says anything about what a test imported: it names something that came from it. */
export type Tracer = { readonly touches: (node: SyntaxNode) => boolean };

/**
 * Follows what a test file got from its target: names it imported, what was made with them, what was handed to them. Names are followed
 * without regard to scope, so that a doubt is decided for the test; its coverage is measured anyway.
 * @param seeds local names bound by imports that lead to the target
 * @param sources nodes (`import()`, `require()`) that load it
 */
export function traceTarget(
  program: SyntaxNode,
  seeds: readonly string[],
  sources: ReadonlySet<SyntaxNode>,
): Tracer {
  const live = new Set(seeds);
  const touches = (node: SyntaxNode) =>
    someReference(node, (item) => sources.has(item) || live.has(nameOf(item) ?? ''));
  let known = -1;
  while (known !== live.size) {
    known = live.size;
    walkSyntax(program, (node) => {
      for (const name of namesMadeBy(node, touches)) live.add(name);
    });
  }
  return { touches };
}

function namesMadeBy(node: SyntaxNode, touches: (node: SyntaxNode) => boolean): readonly string[] {
  const member = (name: string) => memberNode(node, name);
  switch (node.type) {
    case 'VariableDeclarator':
      return bindIf(member('init'), member('id'), touches);
    case 'AssignmentExpression':
      return bindIf(member('right'), member('left'), touches);
    case 'ForOfStatement':
      return bindIf(member('right'), member('left'), touches);
    case 'FunctionDeclaration':
      return bindIf(member('body'), member('id'), touches);
    case 'CallExpression':
    case 'NewExpression': {
      const callee = member('callee');
      if (callee === null || !touches(callee)) return [];
      // What is handed to the target may be changed by it; what a callback gets comes from it.
      return memberNodes(node, 'arguments').flatMap((item) =>
        isFunction(item)
          ? memberNodes(item, 'params').flatMap(namesIn)
          : item.type === 'Identifier'
            ? namesIn(item)
            : [],
      );
    }
    default:
      return [];
  }
}

function bindIf(
  value: SyntaxNode | null,
  target: SyntaxNode | null,
  touches: (node: SyntaxNode) => boolean,
): readonly string[] {
  return value !== null && target !== null && touches(value) ? namesIn(target) : [];
}

/** Whether a node is a function expression. */
export function isFunction(node: SyntaxNode): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

/** Whether any name an expression refers to, property names apart, or the node itself, is what is looked for. */
export function someReference(node: SyntaxNode, matches: (node: SyntaxNode) => boolean): boolean {
  if (matches(node)) return true;
  return referencesIn(node).some((child) => someReference(child, matches));
}

function referencesIn(node: SyntaxNode): readonly SyntaxNode[] {
  const isNamed = node['computed'] === false;
  const skipped =
    isNamed && node.type === 'MemberExpression'
      ? 'property'
      : isNamed && node.type === 'Property'
        ? 'key'
        : null;
  if (skipped === null || node['shorthand'] === true) return childrenOf(node);
  const left = memberNode(node, skipped);
  return childrenOf(node).filter((child) => child !== left);
}

/** The name of an identifier; null for any other node. */
export function nameOf(node: SyntaxNode): string | null {
  return (node.type === 'Identifier' || node.type === 'JSXIdentifier') && typeof node['name'] === 'string'
    ? node['name']
    : null;
}

function namesIn(node: SyntaxNode): readonly string[] {
  const names: string[] = [];
  someReference(node, (item) => {
    const name = nameOf(item);
    if (name !== null) names.push(name);
    return false;
  });
  return names;
}
