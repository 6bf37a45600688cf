import rateLimit from '@fastify/rate-limit';
import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Database, OpenDatabase } from './database/open.js';
import { rateLimited } from './errors.js';
import { registerHealthRoutes } from './http/health.js';
import { registerProblems } from './http/problem.js';
import { registerSessionRoutes } from './sessions/routes.js';
import type { CacheSettings } from './users/cache.js';
import { defaultPasswordCost, type PasswordCost } from './users/password.js';
import { registerUserRoutes } from './users/routes.js';

export interface AppSettings {
  readonly database: OpenDatabase;
  readonly logger?: FastifyServerOptions['logger'];
  readonly trustProxy?: boolean;
  readonly sessionHours?: number;
  /** Requests per minute and client address; 0, the default, means no limit. */
  readonly rateLimit?: number;
  /** Requests per minute and client address that check a password; 0, the default: no limit. */
  readonly loginRateLimit?: number;
  readonly passwordCost?: PasswordCost;
  readonly profileCache?: CacheSettings;
}

/** What the routes need. */
export interface Dependencies {
  readonly db: Database;
  readonly sessionHours: number;
  readonly passwordCost: PasswordCost;
  readonly profileCache: CacheSettings;
  /** Options of a route that checks a password. */
  readonly passwordRoute: { readonly config: { readonly rateLimit?: { readonly max: number } } };
}

/** Makes the HTTP application; it does not listen yet. Closing it leaves the database open. */
export async function buildApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: settings.logger ?? false,
    trustProxy: settings.trustProxy ?? false,
    bodyLimit: 16 * 1024,
    // A client that sends its request slowly does not keep a connection for ever.
    requestTimeout: 30_000,
  });
  registerProblems(app);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection that is kept alive would hold up the stop until its client lets go of it.
    if (closing) reply.header('connection', 'close');
    // Everything here is somebody's own data or changes by the second.
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });

  const requestLimit = settings.rateLimit ?? 0;
  const loginLimit = settings.loginRateLimit ?? 0;
  await app.register(rateLimit, {
    max: requestLimit > 0 ? requestLimit : Number.MAX_SAFE_INTEGER,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => rateLimited(Math.ceil(context.ttl / 1000)),
  });

  const dependencies: Dependencies = {
    db: settings.database.db,
    sessionHours: settings.sessionHours ?? 24,
    passwordCost: settings.passwordCost ?? defaultPasswordCost,
    profileCache: settings.profileCache ?? { maxEntries: 10_000, ttlMs: 30_000 },
    passwordRoute: { config: loginLimit > 0 ? { rateLimit: { max: loginLimit } } : {} },
  };
  registerHealthRoutes(app, settings.database);
  registerUserRoutes(app, dependencies);
  registerSessionRoutes(app, dependencies);
  return app;
}
