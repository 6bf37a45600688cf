import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../app.js';
import { unauthenticated, wrongCredentials } from '../errors.js';
import { parse } from '../http/parse.js';
import { requireSession } from '../sessions/require-session.js';
import { profileChange, registration } from './bodies.js';
import { createCache } from './cache.js';
import { hashPassword, verifyPassword } from './password.js';
import {
  findCredentialsById,
  findProfile,
  insertUser,
  updateProfile,
  type Profile,
} from './store.js';

/** Registration, and reading and changing one's own profile. */
export function registerUserRoutes(app: FastifyInstance, dependencies: Dependencies): void {
  const { db, passwordCost } = dependencies;
  const profiles = createCache<Profile | undefined>(dependencies.profileCache);

  app.post('/users', async (request, reply) => {
    const body = parse(registration, request.body);
    const passwordHash = await hashPassword(body.password, passwordCost);
    const profile = await insertUser(db, {
      email: body.email,
      displayName: body.displayName,
      passwordHash,
    });
    return reply.code(201).header('location', '/users/me').send(profile);
  });

  app.get('/users/me', async (request) => {
    const { userId } = await requireSession(db, request);
    const profile = await profiles.read(userId, () => findProfile(db, userId));
    if (profile === undefined) throw unauthenticated();
    return profile;
  });

  app.patch('/users/me', dependencies.passwordRoute, async (request) => {
    const { userId } = await requireSession(db, request);
    const { currentPassword, ...change } = parse(profileChange, request.body);
    if (change.email !== undefined) {
      const credentials = await findCredentialsById(db, userId);
      if (!(await verifyPassword(credentials?.passwordHash, currentPassword ?? '', passwordCost))) {
        throw wrongCredentials();
      }
    }
    try {
      const profile = await updateProfile(db, userId, change);
      if (profile === undefined) throw unauthenticated();
      return profile;
    } finally {
      // Also after a failure: a write whose answer was lost may have been made.
      profiles.invalidate(userId);
    }
  });
}
