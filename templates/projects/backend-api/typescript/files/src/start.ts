import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.js';
import { readConfig } from './config.js';
import { openDatabase } from './database/open.js';

/** How long requests under way may take when the server stops. */
const drainMs = 5000;

export interface RunningServer {
  readonly app: FastifyInstance;
  /** Takes no new requests, answers those under way, and closes the database. */
  readonly stop: () => Promise<void>;
}

/** Opens the database, applies the migrations and listens, as the environment says. */
export async function startServer(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunningServer> {
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const app = await buildApp({
      database,
      logger: { level: config.logLevel },
      trustProxy: config.trustProxy,
      sessionHours: config.sessionHours,
      rateLimit: config.rateLimit,
      loginRateLimit: config.loginRateLimit,
    });
    await app.listen({ host: config.host, port: config.port });
    return {
      app,
      stop: async () => {
        const timer = setTimeout(() => app.server.closeAllConnections(), drainMs);
        try {
          await app.close();
        } finally {
          clearTimeout(timer);
          await database.close();
        }
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
