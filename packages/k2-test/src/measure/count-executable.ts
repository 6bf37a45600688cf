import type { FileCoverageData, Range } from 'istanbul-lib-coverage';
import { type Executable, type Stretch } from './find-executable.js';
import { placeOf } from './syntax-tree.js';

/**
 * Coverage of one file in istanbul's shape. `countAt` says how often the code at an offset of the source ran;
 * without it nothing ran, which is the truth for a file no test loads.
 */
export function countExecutable(
  path: string,
  executable: Executable,
  countAt: (start: number, end: number) => number = () => 0,
): FileCoverageData {
  const range = (stretch: Stretch): Range => ({
    start: placeOf(executable.lineStarts, stretch.start),
    end: placeOf(executable.lineStarts, stretch.end),
  });
  const data: FileCoverageData = { path, statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} };
  executable.statements.forEach((statement, index) => {
    data.statementMap[index] = range(statement);
    data.s[index] = countAt(statement.start, statement.end);
  });
  executable.functions.forEach((item, index) => {
    const loc = range(item.body);
    data.fnMap[index] = {
      name: item.name,
      decl: range({ start: item.start, end: item.body.start }),
      loc,
      line: loc.start.line,
    };
    data.f[index] = countAt(item.probe, item.body.end);
  });
  executable.branches.forEach((branch, index) => {
    const loc = range(branch);
    data.branchMap[index] = {
      loc,
      type: branch.type,
      locations: branch.arms.map(range),
      line: loc.start.line,
    };
    data.b[index] = countArms(branch, countAt);
  });
  return data;
}

function countArms(
  branch: Executable['branches'][number],
  countAt: (start: number, end: number) => number,
): number[] {
  const counts = branch.arms.map((arm) => (arm.probe === null ? null : countAt(arm.probe, arm.end)));
  // An `else` that is not written has no place: it is taken whenever the statement ran and its `if` was not.
  const taken = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return counts.map((count) => count ?? Math.max(0, countAt(branch.start, branch.end) - taken));
}
