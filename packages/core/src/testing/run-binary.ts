import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type BinaryResult = {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output parsed, where it is one JSON document. */
  readonly json?: any;
  /** It was still running after `timeoutMs` and was killed. */
  readonly timedOut: boolean;
  readonly durationMs: number;
};

/** What of this process a spawned binary may see; never a key, a locale or a K2 setting. */
const inherited = [
  'PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'ComSpec',
  'PATHEXT',
  'NODE_EXTRA_CA_CERTS',
];

/**
 * Spawns a command of ours as a user would, not on a terminal, with a HOME, a state and a config folder of its own (removed afterwards unless
 * `env` names other ones), English messages and no key unless `env` gives one.
 */
export async function runBinary(
  binPath: string,
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Standard input; empty when absent. */
    readonly input?: string;
    readonly timeoutMs?: number;
    /** When it resolves, the binary gets SIGINT, as by Ctrl-C. */
    readonly interrupt?: Promise<unknown>;
  },
): Promise<BinaryResult> {
  const { execa } = await import('execa');
  const home = await mkdtemp(join(tmpdir(), 'k2 home '));
  try {
    const env: Record<string, string | undefined> = {};
    for (const name of inherited) env[name] = process.env[name];
    Object.assign(env, {
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      K2_STATE_DIR: join(home, 'state'),
      K2_CONFIG_DIR: join(home, 'config'),
      LC_ALL: 'en_US.UTF-8',
      ...options.env,
    });
    const startedAt = performance.now();
    const child = execa(process.execPath, [binPath, ...argv], {
      cwd: options.cwd,
      env,
      extendEnv: false,
      input: options.input ?? '',
      reject: false,
      stripFinalNewline: false,
      timeout: options.timeoutMs ?? 120_000,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
    });
    void options.interrupt?.then(() => child.kill('SIGINT'));
    const result = await child;
    return {
      exitCode: result.exitCode ?? null,
      signal: result.signal ?? null,
      stdout: result.stdout,
      stderr: result.stderr,
      ...parseDocument(result.stdout),
      timedOut: result.timedOut,
      durationMs: performance.now() - startedAt,
    };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function parseDocument(text: string): { readonly json?: unknown } {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}
