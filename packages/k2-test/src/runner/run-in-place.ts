import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Ended, Place } from './runner.js';

// A suite that prints more than this is not read by anyone; its end is what matters.
const maximumOutput = 4 * 1024 * 1024;

/**
 * The user's own project with the user's own environment: what their `npm test` would run, without a sandbox. Reports go to temporary
 * folders, removed by `close`.
 */
export function openPlaceInPlace(options: {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}): { readonly place: Place; readonly close: () => Promise<void> } {
  const { folder, signal } = options;
  const made: string[] = [];
  const place: Place = {
    folder,
    makeReportFolder: async () => {
      const report = await mkdtemp(join(tmpdir(), 'k2-test-'));
      made.push(report);
      return report;
    },
    execute: (command, args, given) =>
      execute({ command, args, folder, signal, environment: { ...options.environment, ...given } }),
  };
  return {
    place,
    close: async () => {
      for (const report of made) await rm(report, { recursive: true, force: true });
    },
  };
}

async function execute(request: {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}): Promise<Ended> {
  const { signal } = request;
  signal.throwIfAborted();
  const { execa } = await import('execa');
  const ownGroup = process.platform !== 'win32';
  const child = execa(request.command, request.args, {
    cwd: request.folder,
    // Colours would stand between us and the report; a runner inside a runner refuses to start when it sees the outer one's context.
    env: {
      ...request.environment,
      PATH: withLocalPrograms(request.folder, request.environment['PATH'] ?? ''),
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NODE_TEST_CONTEXT: undefined,
    },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    detached: ownGroup,
    maxBuffer: maximumOutput,
  });
  // A suite starts children of its own: the whole group goes.
  const stop = () => {
    if (child.pid !== undefined && ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const result = await child;
    signal.throwIfAborted();
    if (result.cause !== undefined && child.pid === undefined) throw result.cause;
    return { exitCode: result.exitCode ?? null, output: result.all };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

// As npm does for scripts.
function withLocalPrograms(folder: string, path: string): string {
  const programs: string[] = [];
  for (let from = folder; ; from = dirname(from)) {
    programs.push(join(from, 'node_modules', '.bin'));
    if (dirname(from) === from) return [...programs, path].join(delimiter);
  }
}
