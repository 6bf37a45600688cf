import type { CachedSourceMap } from './read-v8-coverage.js';

/** From a place in a source (line from 1, column from 0) to the offset in the script that ran; null where nothing of it did. */
export type OffsetFinder = (
  start: { readonly line: number; readonly column: number },
  end: { readonly line: number; readonly column: number },
) => number | null;

type Mapping = { readonly line: number; readonly column: number; readonly offset: number };

/**
 * Reads a version 3 source map backwards: where in the script is this place of the source? The first mapped place inside the asked
 * stretch is taken, else the last one before it (code the compiler moved into the statement before).
 * Source: https://tc39.es/ecma426/
 */
export function createOffsetFinder(map: CachedSourceMap, sourceIndex: number): OffsetFinder {
  const mappings = decodeMappings(map, sourceIndex);
  return (start, end) => {
    const next = mappings.findIndex((item) => compare(item, start) >= 0);
    const inside = next === -1 ? undefined : mappings[next];
    if (inside !== undefined && compare(inside, end) < 0) return inside.offset;
    return mappings[next === -1 ? mappings.length - 1 : next - 1]?.offset ?? null;
  };
}

function compare(
  left: { readonly line: number; readonly column: number },
  right: { readonly line: number; readonly column: number },
): number {
  return left.line - right.line || left.column - right.column;
}

function decodeMappings(map: CachedSourceMap, wanted: number): readonly Mapping[] {
  const mappings: Mapping[] = [];
  let lineOffset = 0;
  let [source, line, column] = [0, 0, 0];
  map.data.mappings.split(';').forEach((generatedLine, index) => {
    let generatedColumn = 0;
    for (const segment of generatedLine.split(',')) {
      const fields = decodeFields(segment);
      generatedColumn += fields[0] ?? 0;
      if (fields.length < 4) continue;
      source += fields[1] ?? 0;
      line += fields[2] ?? 0;
      column += fields[3] ?? 0;
      if (source === wanted) mappings.push({ line: line + 1, column, offset: lineOffset + generatedColumn });
    }
    lineOffset += (map.lineLengths[index] ?? 0) + 1;
  });
  return mappings.sort((left, right) => compare(left, right) || left.offset - right.offset);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeFields(segment: string): readonly number[] {
  const fields: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of segment) {
    const digit = digits.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    fields.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return fields;
}
