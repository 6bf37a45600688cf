import { spawn } from 'node:child_process';
import { K2Error } from '@k2/core/cli';

/** What git answered. Exit codes that were not allowed are thrown. */
type GitAnswer = { readonly exitCode: number; readonly stdout: Buffer; readonly stderr: string };

/** Runs git in one folder. */
export type Git = (
  args: readonly string[],
  options?: {
    readonly input?: string | Uint8Array;
    readonly allow?: readonly number[];
    readonly environment?: Readonly<Record<string, string>>;
  },
) => Promise<GitAnswer>;

// Reviewing must not even refresh the user's index, and git's own words are read here.
const settings = { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
// A repository's own settings must not start a program: fsmonitor would, at every look at the work tree.
const leading = ['-c', 'core.quotePath=false', '-c', 'submodule.recurse=false', '-c', 'core.fsmonitor=false'];

/** Git through execa. */
export function openGit(root: string, signal: AbortSignal): Git {
  return async (args, options = {}) => {
    const { execa } = await import('execa');
    const result = await execa('git', [...leading, ...args], {
      cwd: root,
      env: { ...settings, ...options.environment },
      cancelSignal: signal,
      encoding: 'buffer',
      reject: false,
      stripFinalNewline: false,
      ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    });
    if (result.isCanceled) throw signal.reason;
    if (result.exitCode === undefined) throw gitMissing(result.cause ?? result);
    return check(args, options.allow, {
      exitCode: result.exitCode,
      stdout: Buffer.from(result.stdout),
      stderr: Buffer.from(result.stderr).toString('utf8'),
    });
  };
}

/** The same through node:child_process: the hook runs at every commit, and execa alone would take a quarter of its time. */
export function openHookGit(root: string, signal: AbortSignal): Git {
  return async (args, options = {}) =>
    check(args, options.allow, await spawnGit(root, signal, args, options));
}

function spawnGit(
  root: string,
  signal: AbortSignal,
  args: readonly string[],
  options: NonNullable<Parameters<Git>[1]>,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...leading, ...args], {
      cwd: root,
      env: { ...process.env, ...settings, ...options.environment },
      signal,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => reject(signal.aborted ? signal.reason : gitMissing(error)));
    child.on('close', (exitCode) => {
      resolve({
        exitCode: exitCode ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
    // Git may be done before it has read everything; what it answered says whether that mattered.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input);
  });
}

async function check(
  args: readonly string[],
  allow: readonly number[] = [0],
  answer: GitAnswer,
): Promise<GitAnswer> {
  if (allow.includes(answer.exitCode)) return answer;
  const reason = answer.stderr.trim().split('\n').slice(0, 3).join(' ');
  throw new K2Error('failed', 'review.gitFailed', { command: `git ${args[0] ?? ''}`, reason });
}

function gitMissing(cause: unknown): K2Error {
  return new K2Error(
    'failed',
    'review.gitMissing',
    { reason: cause instanceof Error ? cause.message : String(cause) },
    { cause },
  );
}
