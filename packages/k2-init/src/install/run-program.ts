import { childEnvironment } from './child-environment.js';

/** What a program said. */
export type ProgramResult = {
  readonly isOk: boolean;
  /** It is not installed. */
  readonly isMissing: boolean;
  /** Standard output and error together. */
  readonly output: string;
  readonly ms: number;
};

const isWindows = process.platform === 'win32';

/** Runs a program of the user's in the new project, with nothing on standard input. An interrupt ends it and every process it started. */
export async function runProgram(
  program: { readonly file: string; readonly arguments: readonly string[] },
  options: { readonly cwd: string; readonly environment: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<ProgramResult> {
  options.signal.throwIfAborted();
  const { execa } = await import('execa');
  const startedAt = performance.now();
  const child = execa(program.file, program.arguments, {
    cwd: options.cwd,
    env: childEnvironment(options.environment),
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    windowsHide: true,
    // A group of its own, so that what it starts ends with it.
    detached: !isWindows,
    maxBuffer: 32 * 1024 * 1024,
  });
  const stop = () => endGroup(child.pid);
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    const result = await child;
    options.signal.throwIfAborted();
    return {
      isOk: !result.failed,
      isMissing: result.code === 'ENOENT',
      output: result.all ?? '',
      ms: Math.round(performance.now() - startedAt),
    };
  } finally {
    options.signal.removeEventListener('abort', stop);
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

/** The last lines of a program's output, for a message: no colours, no control characters. */
export function lastLines(output: string, count: number): string {
  const plain = output
    // eslint-disable-next-line no-control-regex
    .replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '')
    .replaceAll(/[^\P{C}\n\t]/gu, '');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join('\n');
}
