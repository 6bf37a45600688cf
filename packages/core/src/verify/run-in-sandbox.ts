import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { boundOutput } from './bounded-output.js';
import { checkEnvironment } from './check-environment.js';
import { K2Error, errorText } from '../errors/k2-error.js';
import { findInheritedDescriptors } from './inherited-descriptors.js';
import { type Limits, defaultLimits, limitLines } from './limits.js';
import { killStrays } from './kill-strays.js';
import { openProcessGroup } from './process-group.js';
import type { ProofCopy } from './proof-copy.js';
import type { Sandbox } from './sandbox.js';

/** How a program ended. */
export type SandboxedRun = {
  /** Null when it was stopped. */
  readonly exitCode: number | null;
  readonly stopped: 'timeout' | 'output' | null;
  /** Standard output and error in the order they came, as they came; the beginning and the end when it is over a mebibyte. */
  readonly output: string;
  readonly ms: number;
};

export type RunRequest = {
  readonly command: string;
  readonly args: readonly string[];
  readonly copy: ProofCopy;
  readonly sandbox: Sandbox;
  /** Added to the allow-listed environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files and folders outside the copy that it may read. */
  readonly readable?: readonly string[];
  /** Where it starts; default the copy of the package's folder. */
  readonly cwd?: string;
  readonly limits?: Partial<Limits>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

const keptHalf = 512 * 1024;
const mostOutput = 64 * 1024 * 1024;

/**
 * Runs a program in a copy of the project: the copy, its HOME and its TMPDIR are writable, installed dependencies and the system's programs
 * readable, nothing else is there; no network but its own loopback. When it ends, by itself or not, everything it started is killed.
 * Throws K2Error `failed` when it cannot be started, and the signal's reason when aborted (all processes are gone by then).
 */
export async function runInSandbox(request: RunRequest): Promise<SandboxedRun> {
  const { copy, sandbox, signal } = request;
  signal?.throwIfAborted();
  const limits = { ...defaultLimits(), ...request.limits };
  const limited = limitCommand(request, limits, sandbox.killsAll);
  const wrapped = await sandbox.wrap(limited.command, limited.args, {
    writable: [copy.folder, copy.home, copy.temporary],
    temporary: copy.temporary,
    dependencies: copy.dependencies,
    readable: [...copy.readable, ...(request.readable ?? [])],
    hidden: [copy.root],
    scratch: copy.scratch,
    cwd: request.cwd ?? copy.packageFolder,
  });
  const group = await openProcessGroup(limits.processes);
  try {
    const { command, args } = group === null ? wrapped : group.enter(wrapped.command, wrapped.args);
    return await run(command, args, request);
  } finally {
    if (!sandbox.killsAll) await killStrays(copy.home);
    await group?.remove();
  }
}

function limitCommand(
  { command, args }: RunRequest,
  limits: Limits,
  ownUsers: boolean,
): { readonly command: string; readonly args: readonly string[] } {
  // Windows has no sandbox and no such limits; what runs there was waived.
  if (process.platform === 'win32') return { command, args };
  const script = [...limitLines(limits, ownUsers), 'exec "$@"'].join('\n');
  return { command: '/bin/sh', args: ['-c', script, 'sh', command, ...args] };
}

async function run(command: string, args: readonly string[], request: RunRequest): Promise<SandboxedRun> {
  const { execa } = await import('execa');
  const { signal } = request;
  signal?.throwIfAborted();
  const output = boundOutput(keptHalf);
  const start = performance.now();
  let stopped: SandboxedRun['stopped'] = null;
  const nothing = openSync(devNull, 'r');
  const child = execa(command, args, {
    // bubblewrap and unshare go into the place themselves: from outside it may be another one.
    cwd: request.sandbox.killsAll ? '/' : (request.cwd ?? request.copy.packageFolder),
    env: checkEnvironment(request.copy, request.env),
    extendEnv: false,
    // What the user's shell had open is no business of the model's: each such descriptor is covered. ('ignore' itself would leave those above 2
    // alone; a descriptor is taken as well, whatever execa's types say.)
    stdio: ['ignore', 'pipe', 'pipe', ...coverDescriptors(nothing)],
    buffer: false,
    all: true,
    reject: false,
    // Its own process group (and session), so that all of it can be killed at once.
    detached: true,
  });
  closeSync(nothing);
  const kill = (): void => {
    killGroup(child.pid);
    // They hold the pipes open, and we wait for these.
    if (!request.sandbox.killsAll) void killStrays(request.copy.home);
  };
  const onExit = (): void => killGroup(child.pid);
  const timer = setTimeout(() => {
    stopped = 'timeout';
    kill();
  }, request.timeoutMs);
  signal?.addEventListener('abort', kill, { once: true });
  process.once('exit', onExit);
  child.all.on('data', (chunk: Buffer) => {
    output.add(chunk);
    if (output.total() <= mostOutput || stopped !== null) return;
    stopped = 'output';
    kill();
  });
  child.once('exit', () => {
    kill();
    // Where a process that left its group cannot be found, its end is not waited for either.
    setTimeout(() => child.all.destroy(), 2000).unref();
  });
  try {
    const result = await child;
    signal?.throwIfAborted();
    if (child.pid === undefined) {
      const values = { program: command, reason: errorText(result.cause ?? result) };
      throw new K2Error('failed', 'verify.programMissing', values, { cause: result });
    }
    const exitCode = stopped === null ? (result.exitCode ?? null) : null;
    return { exitCode, stopped, output: output.text(), ms: Math.round(performance.now() - start) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    process.removeListener('exit', onExit);
  }
}

// Those in between stay closed: each open one counts against the limit of open files.
function coverDescriptors(nothing: number): readonly 'ignore'[] {
  const inherited = findInheritedDescriptors();
  const length = Math.max(2, ...inherited) - 2;
  return Array.from({ length }, (_, index) => (inherited.has(index + 3) ? nothing : 'ignore') as 'ignore');
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
