import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import type { ScriptRun } from './read-v8-coverage.js';
import { findLineStarts } from './syntax-tree.js';

type MappedRun = ScriptRun & { readonly map: NonNullable<ScriptRun['map']> };

/** A stretch of the script by offsets, and where in its source (line from 0) it comes from. */
type Segment = {
  readonly source: string | null;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
};

/**
 * Carries the counts of a compiled script over to its sources, as if V8 had run them. The converter would rather parse the compiled
 * code, but what a loader such as tsx compiles in memory is written down nowhere: node keeps only its map.
 * @returns the counts of one source, by its name in the map and its text
 */
export function followSourceMap(
  run: MappedRun,
): (name: string | null, text: string) => Profiler.FunctionCoverage[] {
  const counts = readCounts(run);
  const segments = listSegments(run.map);
  return (name, text) => {
    const carried = carryOver(
      counts,
      segments.filter(({ source }) => source === name),
      text,
    );
    return [{ functionName: '', isBlockCoverage: true, ranges: joinEqual(carried) }];
  };
}

function carryOver(counts: Uint32Array, segments: readonly Segment[], text: string): readonly number[] {
  const lineStarts = findLineStarts(text);
  const places = segments
    .map(({ line, column, ...place }) => ({ ...place, from: (lineStarts[line] ?? text.length) + column }))
    .sort((left, right) => left.from - right.from);
  const carried = new Array<number>(text.length).fill(0);
  places.forEach(({ from, start, end }, index) => {
    const isAgain = places[index - 1]?.from === from;
    let after = index + 1;
    while (places[after]?.from === from) after += 1;
    const next = places[after]?.from ?? text.length;
    for (let offset = from; offset < next; offset += 1) {
      const count = counts[Math.min(start + offset - from, end - 1)] ?? 0;
      // A compiler names a place again where it exports a function or keeps its name; that must not make it look called.
      carried[offset] = isAgain ? Math.min(count, carried[offset] ?? 0) : count;
    }
  });
  return carried;
}

// How often each character of the script ran. Functions come outermost first, and so do the blocks of each.
function readCounts({ functions, map }: MappedRun): Uint32Array {
  const counts = new Uint32Array(map.lineLengths.reduce((sum, length) => sum + length + 1, 0));
  for (const { ranges } of functions) {
    for (const { startOffset, endOffset, count } of ranges) counts.fill(count, startOffset, endOffset);
  }
  return counts;
}

// node's reader finds the segment at a place but lists none; from the end of a line, each one found leads to the one before it.
function listSegments(map: MappedRun['map']): readonly Segment[] {
  const reader = new SourceMap(map.data);
  const segments: Segment[] = [];
  let lineStart = 0;
  map.lineLengths.forEach((length, line) => {
    let end = lineStart + length;
    for (let column = length; column >= 0; column -= 1) {
      const entry = reader.findEntry(line, column);
      if (!('generatedLine' in entry) || entry.generatedLine !== line) break;
      column = entry.generatedColumn;
      const start = lineStart + column;
      segments.push({
        source: entry.originalSource,
        line: entry.originalLine,
        column: entry.originalColumn,
        start,
        end: Math.max(end, start + 1),
      });
      end = start;
    }
    lineStart += length + 1;
  });
  return segments;
}

function joinEqual(counts: readonly number[]): Profiler.CoverageRange[] {
  const ranges: Profiler.CoverageRange[] = [];
  counts.forEach((count, offset) => {
    const last = ranges.at(-1);
    if (last?.count === count) last.endOffset = offset + 1;
    else ranges.push({ startOffset: offset, endOffset: offset + 1, count });
  });
  return ranges;
}
