import type { Comment } from 'oxc-parser';

/** A node of the syntax tree, with offsets in UTF-16 units. Its other members are read by name. */
export type SyntaxNode = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
};

/** What the parser says about a file: its tree, its comments, and the first fault when it does not parse. */
export type SyntaxTree = {
  readonly program: SyntaxNode;
  readonly comments: readonly Comment[];
  readonly fault: { readonly message: string; readonly offset: number } | null;
};

/** Parses JavaScript or TypeScript; the language comes from the file's ending. */
export async function parseSyntax(path: string, source: string): Promise<SyntaxTree> {
  const { parse } = await import('oxc-parser');
  const result = await parse(path, source);
  const error = result.errors.find((item) => item.severity === 'Error');
  return {
    program: result.program as unknown as SyntaxNode,
    comments: result.comments,
    fault: error === undefined ? null : { message: error.message, offset: error.labels[0]?.start ?? 0 },
  };
}

/** Whether a member of a node is a node itself. */
function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes directly under a node, in the order of the source. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

/** A member of a node that is a node, or null. */
export function memberNode(node: SyntaxNode, name: string): SyntaxNode | null {
  const value = node[name];
  return isNode(value) ? value : null;
}

/** A member of a node that is a list of nodes; holes are left out. */
export function memberNodes(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Calls `visit` for a node and everything under it, parents first; `false` skips what is under the node. */
export function walkSyntax(node: SyntaxNode, visit: (node: SyntaxNode) => boolean | void): void {
  if (visit(node) === false) return;
  for (const child of childrenOf(node)) walkSyntax(child, visit);
}

/** Where each line of a text begins, as offsets. */
export function findLineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let offset = source.indexOf('\n'); offset !== -1; offset = source.indexOf('\n', offset + 1)) {
    starts.push(offset + 1);
  }
  return starts;
}

/** Line (from 1) and column (from 0) of an offset. */
export function placeOf(
  lineStarts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) };
}
