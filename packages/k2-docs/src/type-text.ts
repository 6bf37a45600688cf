import { type Node, type Type, ts } from 'ts-morph';
import { showHiddenCharacters, withoutComments } from './clean-text.js';

const longestInferredType = 160;

/**
 * An inferred type as text, or null where the project's own sources do not tell it: dependencies are not read,
 * so what comes from them would print as `any`, and that would be untrue.
 */
export function plainType(type: Type, place: Node): string | null {
  const text = type
    .getText(place, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope)
    .replaceAll(/import\("[^"]*"\)\./g, '');
  if (
    /\bany\b|\bunknown\b|typeof import\(/.test(text) ||
    text.includes('\n') ||
    text.length > longestInferredType
  )
    return null;
  return showHiddenCharacters(text);
}

/** A piece of source on one line, without its comments. */
export function sourceText(node: Node): string {
  return showHiddenCharacters(withoutComments(node.getText()).replaceAll(/\s+/g, ' ').trim());
}

/** Whether a node stands in a JavaScript file, where types are not part of a signature. */
export function isJavaScript(node: Node): boolean {
  return /\.[cm]?jsx?$/.test(node.getSourceFile().getFilePath());
}
