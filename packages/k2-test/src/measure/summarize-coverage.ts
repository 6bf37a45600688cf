import type { metrics } from '@k2/core';
import type { CoverageMap, FileCoverage } from 'istanbul-lib-coverage';

/** What is counted. */
export type Metric = (typeof metrics)[number];

/** Coverage of one file: percent with two decimals (rounded down, never flattering) and what did not run, as line ranges. */
export type FileMeasure = {
  readonly path: string;
  readonly percent: number;
  readonly covered: number;
  readonly total: number;
  readonly uncovered: readonly (readonly [number, number])[];
};

/** Coverage of everything that was asked about. */
export type Measure = {
  readonly percent: number;
  readonly covered: number;
  readonly total: number;
  readonly files: readonly FileMeasure[];
};

/** Adds up a coverage map by one metric; files in the order of their paths. Nothing to cover counts as 100 %. */
export function summarizeCoverage(coverage: CoverageMap, metric: Metric): Measure {
  const files = coverage
    .files()
    .sort()
    .map((path): FileMeasure => {
      const file = coverage.fileCoverageFor(path);
      const { covered, total } = file.toSummary()[metric];
      return {
        path,
        covered,
        total,
        percent: percentOf(covered, total),
        uncovered: findUncovered(file, metric),
      };
    });
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  const total = files.reduce((sum, file) => sum + file.total, 0);
  return { covered, total, percent: percentOf(covered, total), files };
}

/** Percent with two decimals, rounded down; 100 when there is nothing to cover. */
function percentOf(covered: number, total: number): number {
  return total === 0 ? 100 : Math.floor((covered * 10_000) / total) / 100;
}

function findUncovered(file: FileCoverage, metric: Metric): readonly (readonly [number, number])[] {
  if (metric === 'functions') {
    return joinRanges(
      Object.entries(file.fnMap)
        .filter(([key]) => file.f[key] === 0)
        .map(([, item]) => [item.decl.start.line, item.loc.end.line] as const),
    );
  }
  if (metric === 'branches') {
    return joinRanges(
      Object.entries(file.branchMap).flatMap(([key, branch]) =>
        (file.b[key] ?? []).flatMap((count, index) => {
          const arm = branch.locations[index];
          // An arm that is not written has no lines; the branch itself stands for it.
          const start = arm?.start.line ?? branch.loc.start.line;
          const end = arm?.start.line === undefined ? branch.loc.start.line : arm.end.line;
          return count === 0 ? [[start, end] as const] : [];
        }),
      ),
    );
  }
  return groupLines(file);
}

// Lines without code between two uncovered ones (blank, comment, brace) do not part a range.
function groupLines(file: FileCoverage): readonly (readonly [number, number])[] {
  const counted = Object.entries(file.getLineCoverage())
    .map(([line, count]) => ({ line: Number(line), count }))
    .sort((left, right) => left.line - right.line);
  const ranges: [number, number][] = [];
  let isOpen = false;
  for (const { line, count } of counted) {
    const last = ranges.at(-1);
    if (count > 0) isOpen = false;
    else if (isOpen && last !== undefined) last[1] = line;
    else {
      ranges.push([line, line]);
      isOpen = true;
    }
  }
  return ranges;
}

function joinRanges(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((left, right) => left[0] - right[0] || left[1] - right[1])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
