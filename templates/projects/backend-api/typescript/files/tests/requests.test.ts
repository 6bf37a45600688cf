import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.js';
import type { OpenDatabase } from '../src/database/open.js';
import { send } from './support/client.js';
import { openTestDatabase } from './support/database.js';

let database: OpenDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp({ database });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('a failed query is logged without the values it was sent with', async () => {
  const lines: string[] = [];
  const logger = { level: 'error', stream: { write: (line: string) => lines.push(line) } };
  const failing = await buildApp({ database, logger, passwordCost: { logN: 10, r: 8, p: 1 } });
  // A constraint that the application knows nothing of.
  await database.db.execute(
    sql`alter table users add constraint odd check (email <> 'odd@example.com')`,
  );
  const body = { email: 'odd@example.com', displayName: 'Odd', password: 'correct horse' };
  const answer = await send(failing, 'POST /users', { body });
  expect(answer.status).toBe(500);
  expect(answer.body['code']).toBe('internal');
  expect(answer.text).not.toContain('odd');
  expect(lines.join('')).toContain('violates check constraint');
  expect(lines.join('')).toContain('insert into');
  expect(lines.join('')).not.toMatch(/odd@example|scrypt/);
  await failing.close();
});

describe('any request', () => {
  test('with an unknown route, a broken or a large body gets a problem document', async () => {
    expect((await send(app, 'GET /nowhere')).body).toMatchObject({
      status: 404,
      code: 'not_found',
    });

    const headers = { 'content-type': 'application/json' };
    const broken = await app.inject({ method: 'POST', url: '/users', headers, payload: '{' });
    expect(broken.statusCode).toBe(400);
    expect(broken.headers['content-type']).toContain('application/problem+json');

    const large = await send(app, 'POST /users', { body: { displayName: 'x'.repeat(20_000) } });
    expect(large.status).toBe(413);
  });

  test('counts towards its client address', async () => {
    const limited = await buildApp({ database, rateLimit: 1 });
    await send(limited, 'GET /users/me');
    expect((await send(limited, 'GET /users/me')).status).toBe(429);
    await limited.close();
  });
});

test('health and readiness answer; readiness says 503 without the database', async () => {
  expect((await send(app, 'GET /health')).body).toEqual({ status: 'ok' });
  expect((await send(app, 'GET /ready')).body).toEqual({
    status: 'ready',
    database: database.kind,
  });

  const failing = await buildApp({
    database: { ...database, ping: () => Promise.reject(new Error('gone')) },
  });
  const answer = await send(failing, 'GET /ready');
  expect(answer.status).toBe(503);
  expect(answer.body).toEqual({ status: 'unavailable', database: database.kind });
  expect((await send(failing, 'GET /health')).status).toBe(200);
  await failing.close();
});
