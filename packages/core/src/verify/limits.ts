import { availableParallelism, release, totalmem } from 'node:os';

/** What one program in the sandbox may use. Bytes, and processes counted with their threads. */
export type Limits = {
  /** The largest file it may write. */
  readonly fileBytes: number;
  readonly openFiles: number;
  /** Of each process; not of its address space, which WebAssembly reserves in tens of gigabytes without using it. */
  readonly dataBytes: number;
  readonly processes: number;
};

const gibibyte = 1024 ** 3;

export function defaultLimits(): Limits {
  return {
    fileBytes: gibibyte / 2,
    openFiles: 8192,
    dataBytes: Math.max(2 * gibibyte, Math.floor(totalmem() / 2)),
    processes: 512 + 64 * availableParallelism(),
  };
}

/**
 * Shell lines that put limits on the shell and what it starts. `ownUsers`: it runs in a user namespace of its own. Only there (and since Linux
 * 5.14) are the processes of that namespace counted; elsewhere all of the user's are, and a busy desktop would stop every check.
 */
export function limitLines(limits: Limits, ownUsers: boolean): readonly string[] {
  const lines = [
    'ulimit -c 0',
    `ulimit -f ${Math.floor(limits.fileBytes / 512)}`,
    `ulimit -n ${limits.openFiles} 2>/dev/null || ulimit -n "$(ulimit -H -n)"`,
    // macOS takes the option and knows no such limit.
    `ulimit -d ${Math.floor(limits.dataBytes / 1024)} 2>/dev/null || :`,
  ];
  if (!ownUsers || !countsByNamespace()) return lines;
  // bash calls it -u, dash and busybox -p; an option a shell does not know must not end it.
  const set = (option: string): string =>
    `(ulimit ${option} ${limits.processes}) && ulimit ${option} ${limits.processes}`;
  return [...lines, `{ ${set('-u')} || ${set('-p')}; } 2>/dev/null || :`];
}

function countsByNamespace(): boolean {
  const [major = 0, minor = 0] = release()
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  return process.platform === 'linux' && (major > 5 || (major === 5 && minor >= 14));
}
