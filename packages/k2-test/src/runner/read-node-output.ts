/** What node:test said, read from its TAP or spec output. */
export type NodeOutput = {
  readonly failures: readonly string[];
  readonly passed: number;
  /** The sum line was there: the runner came to its end. */
  readonly isWhole: boolean;
};

/**
 * Reads what `node --test` prints, in either of its two default forms: TAP (Node 20 off a terminal) and spec (newer versions).
 * A file in which no test runs counts as one test of the file's own name; it is taken out.
 */
export function readNodeOutput(output: string): NodeOutput {
  const lines = output.split(/\r?\n/);
  const sums = readSums(lines);
  const fileTests = lines.filter(
    (line) => /^ok \d+ - .*\.[cm]?[jt]sx?$/.test(line) || /^✔ \S*[\\/]\S+\.[cm]?[jt]sx? \(/.test(line),
  );
  return {
    failures: [...new Set([...readTapFailures(lines), ...readSpecFailures(lines)])],
    passed: Math.max(0, (sums.pass ?? 0) - fileTests.length),
    isWhole: sums.pass !== undefined,
  };
}

function readSums(lines: readonly string[]): { readonly pass?: number } {
  for (const line of lines.toReversed()) {
    const match = /^(?:#|ℹ) pass (\d+)$/.exec(line.trim());
    if (match !== null) return { pass: Number(match[1]) };
  }
  return {};
}

// A suite fails with its tests; only what failed by itself is named.
function readTapFailures(lines: readonly string[]): readonly string[] {
  const failures: string[] = [];
  lines.forEach((line, index) => {
    const name = /^\s*not ok \d+ - (.*?)(?: # .*)?$/.exec(line)?.[1];
    if (name === undefined || / # (?:TODO|SKIP)\b/i.test(line)) return;
    const next = lines.slice(index + 1, index + 8);
    const end = next.findIndex((other) => /^\s*(?:not )?ok \d+ - /.test(other));
    const details = end === -1 ? next : next.slice(0, end);
    if (!details.some((other) => other.includes("failureType: 'subtestsFailed'"))) failures.push(name);
  });
  return failures;
}

function readSpecFailures(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^✖ failing tests:$/.test(line.trim()));
  if (start === -1) return [];
  return lines.slice(start + 1).flatMap((line) => /^✖ (.*?)(?: \([\d.]+ms\))?$/.exec(line)?.[1] ?? []);
}
