import { type SyntaxNode, memberNode, memberNodes, walkSyntax } from '../measure/syntax-tree.js';
import { readChain } from './find-assertions.js';
import { textOf } from './read-imports.js';
import { isFunction } from './trace-target.js';

/** A test of a file: its title, or `…` where that is computed, and its body. */
export type TestCall = { readonly title: string; readonly body: SyntaxNode };

const testWords = new Set(['test', 'it']);
const groupWords = new Set(['describe', 'suite', 'context']);
const switchedOff = new Set(['skip', 'only', 'todo', 'fails', 'skipIf', 'runIf']);

/** Every test of a file, `t.test(…)` and `test.each(…)(…)` among them. */
export function findTests(program: SyntaxNode): readonly TestCall[] {
  const tests: TestCall[] = [];
  walkSyntax(program, (node) => {
    const callee = node.type === 'CallExpression' ? memberNode(node, 'callee') : null;
    if (callee === null || !isTestCallee(callee)) return;
    const given = memberNodes(node, 'arguments');
    const body = given.find(isFunction);
    if (body !== undefined) tests.push({ title: textOf(given[0] ?? null) ?? '…', body });
  });
  return tests;
}

/** The word by which a test or group is switched off or preferred (`skip`, `only`, `todo`, …), or null. */
export function findSwitch(program: SyntaxNode): string | null {
  let found: string | null = null;
  walkSyntax(program, (node) => {
    const callee = node.type === 'CallExpression' ? memberNode(node, 'callee') : null;
    if (callee === null || found !== null) return;
    const { root, path } = readChain(callee);
    const isOurs = root !== null && (testWords.has(root) || groupWords.has(root));
    if (root !== null && /^x(?:it|test|describe)$/.test(root)) found = root;
    else if (isOurs) found = path.find((word) => switchedOff.has(word)) ?? switchInOptions(node);
    // `t.skip()` inside a test.
    else if (
      root !== null &&
      path.length === 1 &&
      /^(?:t|ctx|context)$/.test(root) &&
      switchedOff.has(path[0] ?? '')
    ) {
      found = path[0] ?? null;
    }
  });
  return found;
}

function isTestCallee(callee: SyntaxNode): boolean {
  const { root, path } = readChain(callee);
  if (root !== null && testWords.has(root)) return true;
  return path.length === 1 && path[0] === 'test' && callee.type === 'MemberExpression';
}

function switchInOptions(call: SyntaxNode): string | null {
  for (const given of memberNodes(call, 'arguments')) {
    if (given.type !== 'ObjectExpression') continue;
    for (const property of memberNodes(given, 'properties')) {
      const name = memberNode(property, 'key')?.['name'];
      const isOff = memberNode(property, 'value')?.['value'] === false;
      if (typeof name === 'string' && switchedOff.has(name) && !isOff) return name;
    }
  }
  return null;
}
