import { type SyntaxNode, memberNode, memberNodes, walkSyntax } from '../measure/syntax-tree.js';

/** One import of a file, however it is written: the module it names and the local names it binds. */
export type ImportFact = {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly node: SyntaxNode;
};

/** Lists `import`, `export … from`, `import()` and `require()` of a file. The names of the last two are bound by whoever declares them. */
export function readImports(program: SyntaxNode): readonly ImportFact[] {
  const imports: ImportFact[] = [];
  walkSyntax(program, (node) => {
    const specifier = specifierOf(node);
    if (specifier === null) return;
    const names = memberNodes(node, 'specifiers').flatMap((item) => {
      const name = memberNode(item, 'local')?.['name'];
      return typeof name === 'string' && item['importKind'] !== 'type' ? [name] : [];
    });
    imports.push({ specifier, names: node['importKind'] === 'type' ? [] : names, node });
  });
  return imports;
}

function specifierOf(node: SyntaxNode): string | null {
  if (/^(?:Import|ExportNamed|ExportAll)(?:Declaration|Expression)$/.test(node.type)) {
    return textOf(memberNode(node, 'source'));
  }
  const callee = node.type === 'CallExpression' ? memberNode(node, 'callee') : null;
  return callee?.['name'] === 'require' ? textOf(memberNodes(node, 'arguments')[0] ?? null) : null;
}

/** The text of a string literal or of a template without holes; null for anything else. */
export function textOf(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  const parts = node.type === 'TemplateLiteral' ? memberNodes(node, 'quasis') : [];
  const value = parts.length === 1 ? parts[0]?.['value'] : undefined;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : null;
}
