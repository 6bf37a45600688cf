import type { FastifyInstance } from 'fastify';
import type { OpenDatabase } from '../database/open.js';

const pingTimeoutMs = 2000;

async function answers(database: OpenDatabase): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), pingTimeoutMs);
  });
  const ping = database.ping().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ping, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** `GET /health`: the process lives. `GET /ready`: it can serve, because the database answers. */
export function registerHealthRoutes(app: FastifyInstance, database: OpenDatabase): void {
  const unlimited = { config: { rateLimit: false as const }, logLevel: 'warn' as const };

  app.get('/health', unlimited, () => ({ status: 'ok' }));

  app.get('/ready', unlimited, async (_request, reply) => {
    const ready = await answers(database);
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'unavailable', database: database.kind });
  });
}
