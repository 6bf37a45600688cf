import type { FastifyRequest } from 'fastify';
import type { Database } from '../database/open.js';
import { unauthenticated } from '../errors.js';
import { findSessionUser } from './store.js';
import { hashToken, readBearerToken } from './token.js';

export interface Session {
  readonly userId: string;
  readonly tokenHash: string;
}

/** The session that the request's bearer token belongs to. Throws `unauthenticated` without one. */
export async function requireSession(db: Database, request: FastifyRequest): Promise<Session> {
  const token = readBearerToken(request.headers.authorization);
  if (token === undefined) throw unauthenticated();
  const tokenHash = hashToken(token);
  const userId = await findSessionUser(db, tokenHash);
  if (userId === undefined) throw unauthenticated();
  return { userId, tokenHash };
}
