import { mkdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Change, type findSandbox, makeCopy, type ProofCopy, runInSandbox } from '@k2/core';
import type { Place } from './runner.js';

/** What every run of model-written tests shares. */
export type CopyFacts = {
  readonly root: string;
  readonly packageRoot: string;
  readonly files: readonly string[];
  readonly sandbox: Awaited<ReturnType<typeof findSandbox>>;
  readonly signal: AbortSignal;
  /** The longest one program may run, in milliseconds. */
  readonly timeoutMs: number;
};

/** A throw-away copy with changes in it, as a place to run suites. `close` removes it. */
export async function openPlaceInCopy(
  facts: CopyFacts,
  changes: readonly Change[],
): Promise<{ readonly place: Place; readonly copy: ProofCopy; readonly close: () => Promise<void> }> {
  const { sandbox, signal, timeoutMs } = facts;
  const copy = await makeCopy({
    root: facts.root,
    packageRoot: facts.packageRoot,
    files: facts.files,
    changes,
    form: sandbox.dependencies,
    signal,
  });
  let reports = 0;
  const place: Place = {
    folder: copy.packageFolder,
    makeReportFolder: async () => {
      reports += 1;
      const folder = join(copy.folder, '.k2-reports', String(reports));
      await mkdir(folder, { recursive: true });
      return folder;
    },
    execute: async (command, args, environment) => {
      const ended = await runInSandbox({
        command,
        args,
        copy,
        sandbox,
        env: environment,
        timeoutMs,
        signal,
      });
      // Paths of the copy mean nothing to whoever reads this.
      const output = ended.output
        .replaceAll(`${pathToFileURL(copy.folder).href}/`, '')
        .replaceAll(`${copy.folder}${sep}`, '');
      return { exitCode: ended.exitCode, output };
    },
  };
  return { place, copy, close: () => copy.remove() };
}
