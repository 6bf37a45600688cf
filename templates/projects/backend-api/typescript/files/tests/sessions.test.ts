import { eq, sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.js';
import type { OpenDatabase } from '../src/database/open.js';
import { sessions } from '../src/database/schema.js';
import { hashToken } from '../src/sessions/token.js';
import { createAccount, logIn, password, send } from './support/client.js';
import { openTestDatabase } from './support/database.js';

const passwordCost = { logN: 10, r: 8, p: 1 };
let database: OpenDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp({ database, passwordCost, sessionHours: 2 });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

describe('login', () => {
  test('gives a token that is stored only as a hash and ends in time', async () => {
    const { email } = await createAccount(app);
    const answer = await send(app, 'POST /sessions', {
      body: { email: email.toUpperCase(), password },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({ tokenType: 'Bearer' });
    const hours = (Date.parse(String(answer.body['expiresAt'])) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);

    const token = String(answer.body['token']);
    const stored = await database.db.select().from(sessions);
    expect(stored.map((session) => session.tokenHash)).toContain(hashToken(token));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('says the same for a wrong password and an unknown address', async () => {
    const { email } = await createAccount(app);
    const wrong = await send(app, 'POST /sessions', {
      body: { email, password: 'wrong password' },
    });
    const unknown = await send(app, 'POST /sessions', {
      body: { email: 'nobody@example.com', password },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.headers['www-authenticate']).toBe('Bearer');
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('refuses a body of the wrong form', async () => {
    const answer = await send(app, 'POST /sessions', { body: { email: 'a@b.co' } });
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toMatchObject([{ path: 'password' }]);
  });

  test('is limited for each client address', async () => {
    const limited = await buildApp({ database, passwordCost, loginRateLimit: 3 });
    const body = { email: 'nobody@example.com', password };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      statuses.push((await send(limited, 'POST /sessions', { body })).status);
    }
    const last = await send(limited, 'POST /sessions', { body });
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(last.body['code']).toBe('rate_limited');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send(limited, 'GET /health')).status).toBe(200);
    await limited.close();
  });
});

describe('a session', () => {
  test.each([
    ['no token', undefined],
    ['a token of the wrong form', 'abc'],
    ['an unknown token', 'A'.repeat(43)],
  ])('is refused with %s', async (_name, token) => {
    for (const route of ['GET /users/me', 'PATCH /users/me', 'DELETE /sessions/current']) {
      const answer = await send(app, route, { token });
      expect(answer.status).toBe(401);
      expect(answer.body['code']).toBe('unauthenticated');
    }
  });

  test('ends with logout, and no other session with it', async () => {
    const { email, token } = await createAccount(app);
    const other = await logIn(app, email);
    expect((await send(app, 'DELETE /sessions/current', { token })).status).toBe(204);
    expect((await send(app, 'GET /users/me', { token })).status).toBe(401);
    expect((await send(app, 'GET /users/me', { token: other })).status).toBe(200);
  });

  test('ends when its time is over, and the next login removes it', async () => {
    const { email, token } = await createAccount(app);
    const tokenHash = hashToken(token);
    await database.db
      .update(sessions)
      .set({ expiresAt: sql`now()` })
      .where(eq(sessions.tokenHash, tokenHash));
    expect((await send(app, 'GET /users/me', { token })).status).toBe(401);
    await logIn(app, email);
    const left = await database.db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash));
    expect(left).toEqual([]);
  });
});
