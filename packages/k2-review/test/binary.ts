import { fileURLToPath } from 'node:url';
import { type BinaryResult, runBinary } from '@k2/core/testing';

export const binary = fileURLToPath(new URL('../bin/run.js', import.meta.url));

/** Runs k2-review as a user would, in `cwd`. */
export function runReview(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<BinaryResult> {
  return runBinary(binary, argv, { cwd, env });
}
