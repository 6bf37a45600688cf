import { Node } from 'ts-morph';
import { dropHiddenCharacters } from './clean-text.js';

/** The doc comment right before a declaration, without its stars; '' when there is none or it describes the file. */
export function readComment(node: Node): string {
  const holder = carrier(node);
  const before = holder.getSourceFile().getFullText().slice(holder.getPos(), holder.getStart());
  // What stands on the line of the previous member is about that one, unless everything is on one line.
  const newline = holder.getPos() === 0 ? -1 : before.indexOf('\n');
  const comment = before
    .slice(newline + 1)
    .match(/\/\*\*[^/][\s\S]*?\*\//g)
    ?.at(-1);
  if (comment === undefined) return '';
  const text = stripStars(comment);
  return /^@(?:module|packageDocumentation|fileoverview|file)\b/m.test(text) ? '' : text;
}

/** The text of a doc comment: without its delimiters and the star each line begins with. */
export function stripStars(comment: string): string {
  return dropHiddenCharacters(comment)
    .replace(/^\s*\/\*\*+/, '')
    .replace(/\*+\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}

/** The node whose leading comments belong to a declaration: a variable's is its statement. */
function carrier(node: Node): Node {
  if (Node.isVariableDeclaration(node)) return node.getVariableStatement() ?? node;
  if (Node.isBindingElement(node))
    return node.getFirstAncestor((ancestor) => Node.isVariableStatement(ancestor)) ?? node;
  if (Node.isPropertyAccessExpression(node) || Node.isBinaryExpression(node)) {
    return node.getFirstAncestor((ancestor) => Node.isExpressionStatement(ancestor)) ?? node;
  }
  return node;
}
