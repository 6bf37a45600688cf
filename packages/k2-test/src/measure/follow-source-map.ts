import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import type { ScriptRun } from './read-v8-coverage.js';
import { type SyntaxNode, findLineStarts, memberNode, memberNodes, walkSyntax } from './syntax-tree.js';

const functionTypes = new Set(['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression']);

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
 * @returns the counts of one source, by its name in the map, its text and its tree
 */
export function followSourceMap(
  run: MappedRun,
): (name: string | null, text: string, program: SyntaxNode) => Profiler.FunctionCoverage[] {
  const counts = readCounts(run);
  const segments = listSegments(run.map);
  return (name, text, program) => {
    const carried = carryOver(
      counts,
      segments.filter(({ source }) => source === name),
      text,
    );
    countHeads(carried, program);
    return [{ functionName: '', isBlockCoverage: true, ranges: joinEqual(carried) }];
  };
}

// Where a compiler names one place several times (again at the export of a function, or in the arms that `a?.b` becomes),
// the first is the code itself.
function carryOver(counts: Uint32Array, segments: readonly Segment[], text: string): number[] {
  const lineStarts = findLineStarts(text);
  const places = segments
    .map(({ line, column, start, end }) => ({ start, end, from: (lineStarts[line] ?? text.length) + column }))
    .sort((left, right) => left.from - right.from || left.start - right.start)
    .filter(({ from }, index, sorted) => from !== sorted[index - 1]?.from);
  const carried = Array.from({ length: text.length }, () => 0);
  places.forEach(({ from, start, end }, index) => {
    const next = places[index + 1]?.from ?? text.length;
    for (let offset = from; offset < next; offset += 1) {
      carried[offset] = counts[Math.min(start + offset - from, end - 1)] ?? 0;
    }
  });
  return carried;
}

// A function counts where its head begins, which compilers rewrite (`(text) =>` to `name(text=>`); its body tells how often it ran.
function countHeads(carried: number[], program: SyntaxNode): void {
  walkSyntax(program, (node) => {
    const body = functionTypes.has(node.type) ? memberNode(node, 'body') : null;
    if (body === null) return;
    const [first] = memberNodes(body, 'body');
    const inside = first === undefined || first.type === 'FunctionDeclaration' ? body.start : first.start;
    carried.fill(carried[inside] ?? 0, node.start, body.start + 1);
  });
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
