import { type SyntaxNode, memberNode, memberNodes, walkSyntax } from '../measure/syntax-tree.js';
import type { ImportFact } from './read-imports.js';
import { nameOf, someReference } from './trace-target.js';

/** The chain of names a call goes through: `expect(x).not.toBe` is root `expect`, path `not`, `toBe`, called on the way. */
export type CallChain = {
  readonly root: string | null;
  readonly path: readonly string[];
  readonly callsInside: number;
};

/** Takes a callee apart. */
export function readChain(callee: SyntaxNode): CallChain {
  const path: string[] = [];
  let callsInside = 0;
  let node: SyntaxNode | null = callee;
  while (node !== null) {
    if (node.type === 'MemberExpression') {
      const property: SyntaxNode | null = memberNode(node, 'property');
      const name = property === null ? null : (property['name'] ?? property['value']);
      path.unshift(typeof name === 'string' ? name : '?');
      node = memberNode(node, 'object');
    } else if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') {
      callsInside += 1;
      node = memberNode(node, node.type === 'CallExpression' ? 'callee' : 'tag');
    } else if (
      node.type === 'AwaitExpression' ||
      node.type === 'ChainExpression' ||
      node.type === 'TSNonNullExpression'
    ) {
      node = memberNode(node, node.type === 'AwaitExpression' ? 'argument' : 'expression');
    } else break;
  }
  return { root: node === null ? null : nameOf(node), path, callsInside };
}

/** Tells assertions from other calls, knowing what the file imports from assertion libraries. */
export function createAssertionTest(imports: readonly ImportFact[]): (node: SyntaxNode) => boolean {
  const names = new Set(['assert']);
  for (const { specifier, names: bound } of imports) {
    if (/^(?:node:)?assert(?:\/strict)?$|^chai$|^power-assert$/.test(specifier)) {
      for (const name of bound) if (name !== 'expect') names.add(name);
    }
  }
  return (node) => {
    const callee = node.type === 'CallExpression' ? memberNode(node, 'callee') : null;
    if (callee === null) return false;
    const { root, path, callsInside } = readChain(callee);
    // `expect(x)` alone asserts nothing, nor do `expect.any(…)` and `expect.assertions(1)`.
    if (root === 'expect') return callsInside > 0 && path.length > 0 && callee.type === 'MemberExpression';
    if (root !== null && names.has(root)) return path.at(-1) !== 'fail';
    // `t.assert.equal(…)`, `request(app).get('/').expect(200)`, `value.should.equal(…)`.
    return (
      path.slice(0, -1).some((name) => name === 'assert' || name === 'should') || path.at(-1) === 'expect'
    );
  };
}

const ownWords = new Set([
  'expect',
  'assert',
  'undefined',
  'NaN',
  'Infinity',
  'Error',
  'String',
  'Number',
  'Boolean',
  'Array',
  'Object',
]);

/** Whether an assertion looks at nothing but constants, as `expect(true).toBe(true)` does. */
export function assertsConstants(assertion: SyntaxNode): boolean {
  const parts = [memberNode(assertion, 'callee'), ...memberNodes(assertion, 'arguments')].filter(
    (part) => part !== null,
  );
  return !parts.some((part) => someReference(part, (node) => !ownWords.has(nameOf(node) ?? 'undefined')));
}

/** Every assertion under a node. */
export function findAssertions(
  node: SyntaxNode,
  isAssertion: (node: SyntaxNode) => boolean,
): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walkSyntax(node, (item) => {
    if (isAssertion(item)) found.push(item);
  });
  return found;
}
