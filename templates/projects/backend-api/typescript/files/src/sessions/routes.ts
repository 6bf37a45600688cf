import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Dependencies } from '../app.js';
import { wrongCredentials } from '../errors.js';
import { parse } from '../http/parse.js';
import { anyPassword, email } from '../users/bodies.js';
import { verifyPassword } from '../users/password.js';
import { findCredentialsByEmail } from '../users/store.js';
import { requireSession } from './require-session.js';
import { deleteSession, insertSession } from './store.js';
import { createToken, hashToken } from './token.js';

const login = z.strictObject({ email, password: anyPassword });

/** Log in and log out. */
export function registerSessionRoutes(app: FastifyInstance, dependencies: Dependencies): void {
  const { db, passwordCost, sessionHours } = dependencies;

  app.post('/sessions', dependencies.passwordRoute, async (request, reply) => {
    const body = parse(login, request.body);
    const credentials = await findCredentialsByEmail(db, body.email);
    const correct = await verifyPassword(credentials?.passwordHash, body.password, passwordCost);
    if (credentials === undefined || !correct) throw wrongCredentials();
    const token = createToken();
    const expiresAt = await insertSession(db, {
      tokenHash: hashToken(token),
      userId: credentials.id,
      hours: sessionHours,
    });
    return reply.code(201).send({ token, tokenType: 'Bearer', expiresAt });
  });

  app.delete('/sessions/current', async (request, reply) => {
    const { tokenHash } = await requireSession(db, request);
    await deleteSession(db, tokenHash);
    return reply.code(204).send();
  });
}
