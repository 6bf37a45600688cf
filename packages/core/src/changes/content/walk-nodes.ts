/** A node of a syntax tree, as far as a walk needs to know it. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Calls `visit` for every node below and including `value`. The parser's own visitor loads an ES module by `require`, which not every Node and no Jest can. */
export function walkNodes(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walkNodes(item, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) walkNodes(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
