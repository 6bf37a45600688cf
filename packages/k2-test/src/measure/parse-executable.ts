import type { Comment } from 'oxc-parser';
import { type SyntaxNode, memberNode, walkSyntax } from './syntax-tree.js';

// What a compiler makes statements of, though the source says it in TypeScript's own words.
const compiledTypes = new Set([
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSExportAssignment',
  'TSParameterProperty',
]);

/**
 * Parses a source into the tree the coverage converter walks. It knows JavaScript only: what a compiler erases is taken out, and what
 * a compiler turns into statements is named so. Offsets stay those of the source.
 */
export async function parseExecutable(
  path: string,
  source: string,
): Promise<{
  readonly program: SyntaxNode & { readonly type: 'Program' };
  readonly comments: readonly Comment[];
}> {
  const { parse } = await import('oxc-parser');
  const { program, comments } = await parse(path, source, { preserveParens: false });
  const tree = program as unknown as SyntaxNode & { readonly type: 'Program' };
  walkSyntax(tree, (node) => {
    if (isErased(node)) {
      replaceMembers(node, { type: 'EmptyStatement', start: node.start, end: node.end });
      return false;
    }
    if (compiledTypes.has(node.type)) {
      const { start, end } = node;
      replaceMembers(node, {
        ...node,
        type: 'ExpressionStatement',
        expression: { type: 'Identifier', start, end },
      });
    }
    return true;
  });
  return { program: tree, comments };
}

function isErased(node: SyntaxNode): boolean {
  if (node['declare'] === true) return true;
  // An overload or abstract member: a head without a body.
  return (
    node.type === 'MethodDefinition' && memberNode(node, 'value')?.type === 'TSEmptyBodyFunctionExpression'
  );
}

function replaceMembers(node: SyntaxNode, members: SyntaxNode): void {
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  Object.assign(node, members);
}
