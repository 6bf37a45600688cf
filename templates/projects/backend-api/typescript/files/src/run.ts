import { ConfigError } from './config.js';
import { startServer, type RunningServer } from './start.js';

/** The parts of `process` that running a server needs. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly on: (signal: 'SIGTERM' | 'SIGINT', listener: () => void) => unknown;
  readonly exit: (code: number) => unknown;
  readonly stderr: { readonly write: (text: string) => unknown };
}

const stopTimeoutMs = 10_000;

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}\nSet PORT to a free port.`;
  return `The server could not start: ${error instanceof Error ? error.message || code : String(error)}`;
}

/**
 * Runs the server until SIGTERM or SIGINT, then stops it and exits with 0; with 1 when it cannot
 * start or does not stop in time. A second signal exits at once.
 */
export async function runServer(host: Host): Promise<void> {
  let stopping = false;
  let server: RunningServer | undefined;

  async function stop(): Promise<void> {
    const timer = setTimeout(() => host.exit(1), stopTimeoutMs);
    try {
      await server?.stop();
      host.exit(0);
    } catch (error) {
      host.stderr.write(`The server did not stop cleanly: ${String(error)}\n`);
      host.exit(1);
    } finally {
      clearTimeout(timer);
    }
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    host.on(signal, () => {
      if (stopping) {
        host.exit(1);
        return;
      }
      stopping = true;
      // A signal during the start is obeyed when the start is over.
      if (server !== undefined) void stop();
    });
  }

  try {
    server = await startServer(host.env);
  } catch (error) {
    host.stderr.write(`${explain(error)}\n`);
    host.exit(1);
    return;
  }
  if (stopping) await stop();
}
