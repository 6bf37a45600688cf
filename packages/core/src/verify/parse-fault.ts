/** Where a text does not parse; lines and columns count from 1. */
export type ParseFault = { readonly line: number; readonly column: number; readonly message: string };

/** A file's text to be parsed. */
export type ParsedText = { readonly path: string; readonly text: string };

/** The line and column (from 1) of an offset in UTF-16 units. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
