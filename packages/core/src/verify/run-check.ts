import { readManifest } from '../project/package-manifest.js';
import { cleanOutput } from './clean-output.js';
import type { ProofCopy } from './proof-copy.js';
import { runInSandbox } from './run-in-sandbox.js';
import type { Sandbox } from './sandbox.js';
import type { Check, CheckResult } from './verdict.js';

// Pairs of a script's name and its line; each sees the variables npm would have set.
const runLines = `while [ $# -gt 0 ]; do
  npm_lifecycle_event=$1 npm_lifecycle_script=$2 /bin/sh -c "$2" || exit
  shift 2
done`;

/**
 * Runs one check of the project in its copy. A script's line is run by a shell with `node_modules/.bin` on PATH and `pre` and `post` lines
 * around it, as package managers do, and not by `npm run` or `pnpm run`: these start a second Node and may want to fetch themselves first.
 */
export async function runCheck(
  check: Check,
  run: {
    readonly copy: ProofCopy;
    readonly sandbox: Sandbox;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
  },
): Promise<CheckResult> {
  const { copy } = run;
  const ended = await runInSandbox({ ...run, ...shellCommand(check), env: await scriptVariables(copy) });
  const note = ended.stopped === null ? '' : `\n${stopNotes[ended.stopped](run.timeoutMs)}`;
  const exit = ended.exitCode === 0 || ended.exitCode === null ? '' : `\nexit code ${ended.exitCode}`;
  return {
    name: check.name,
    command: check.command,
    ok: ended.exitCode === 0,
    ms: ended.ms,
    output: cleanOutput(`${ended.output}${exit}${note}`, copy),
    ...(ended.stopped !== null && { stopped: ended.stopped }),
  };
}

const stopNotes: Readonly<Record<'timeout' | 'output', (timeoutMs: number) => string>> = {
  timeout: (timeoutMs) => `stopped: still running after ${Math.round(timeoutMs / 1000)} s`,
  output: () => 'stopped: more than 64 MiB of output',
};

function shellCommand({ name, command, script }: Check): {
  readonly command: string;
  readonly args: readonly string[];
} {
  if (process.platform === 'win32') {
    const lines = [script?.before, command, script?.after].filter((line) => line !== undefined);
    return { command: process.env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/s', '/c', lines.join(' && ')] };
  }
  if (script === undefined) return { command: '/bin/sh', args: ['-c', command] };
  const pairs: readonly (readonly [string, string | undefined])[] = [
    [`pre${script.name}`, script.before],
    [script.name, command],
    [`post${script.name}`, script.after],
  ];
  const args = pairs.flatMap(([event, line]) => (line === undefined ? [] : [event, line]));
  return { command: '/bin/sh', args: ['-c', runLines, name, ...args] };
}

async function scriptVariables(copy: ProofCopy): Promise<Record<string, string>> {
  const manifest = await readManifest(copy.packageFolder).catch(() => null);
  return {
    ...(manifest?.name && { npm_package_name: manifest.name }),
    ...(manifest?.version && { npm_package_version: manifest.version }),
    npm_package_json: `${copy.packageFolder}/package.json`,
  };
}
