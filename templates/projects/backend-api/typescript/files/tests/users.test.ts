import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../src/app.js';
import type { OpenDatabase } from '../src/database/open.js';
import { users } from '../src/database/schema.js';
import { createAccount, logIn, password, send } from './support/client.js';
import { openTestDatabase } from './support/database.js';

let database: OpenDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp({ database, passwordCost: { logN: 10, r: 8, p: 1 } });
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

describe('registration', () => {
  test('answers with the profile and stores the password only as a hash', async () => {
    const email = `${randomUUID()}@Example.com`;
    const answer = await send(app, 'POST /users', {
      body: { email: ` ${email} `, displayName: ' 王小明 ', password },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe('/users/me');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(Object.keys(answer.body).toSorted()).toEqual([
      'createdAt',
      'displayName',
      'email',
      'id',
      'updatedAt',
    ]);
    expect(answer.body).toMatchObject({ email, displayName: '王小明' });

    const [row] = await database.db.select().from(users).where(eq(users.email, email));
    expect(row?.passwordHash).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
    expect(row?.passwordHash).not.toContain(password);
  });

  test.each([
    ['no body', undefined, ''],
    ['a list', [], ''],
    ['no e-mail address', { displayName: 'A', password }, 'email'],
    ['a wrong e-mail address', { email: 'a@b', displayName: 'A', password }, 'email'],
    ['a long address', { email: `${'a'.repeat(250)}@b.co`, displayName: 'A', password }, 'email'],
    ['an empty name', { email: 'a@b.co', displayName: '  ', password }, 'displayName'],
    ['a NUL in the name', { email: 'a@b.co', displayName: 'a\0', password }, 'displayName'],
    ['a name of the wrong type', { email: 'a@b.co', displayName: 1, password }, 'displayName'],
    ['a short password', { email: 'a@b.co', displayName: 'A', password: '1234567' }, 'password'],
    ['an unknown field', { email: 'a@b.co', displayName: 'A', password, admin: true }, ''],
  ])('refuses %s with the field that is wrong', async (_name, body, path) => {
    const answer = await send(app, 'POST /users', { body });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.body['errors']).toContainEqual({ path, message: expect.any(String) });
    expect(answer.text).not.toContain(password);
  });

  test('refuses an address that has an account, in another case too', async () => {
    const { email } = await createAccount(app);
    const answer = await send(app, 'POST /users', {
      body: { email: email.toUpperCase(), displayName: 'Eve', password },
    });
    expect(answer.status).toBe(409);
    expect(answer.body['code']).toBe('email_taken');
  });

  test('lets one of 200 parallel registrations of one address through', async () => {
    const email = `${randomUUID()}@example.com`;
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/users`;
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            email: index % 2 === 0 ? email : email.toUpperCase(),
            displayName: `User ${index}`,
            password,
          }),
        });
        await response.text();
        return response.status;
      }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(199);
  });

  test('takes what looks like SQL as text', async () => {
    const displayName = `Robert'); drop table users; --`;
    const { token } = await createAccount(app);
    const answer = await send(app, 'PATCH /users/me', { token, body: { displayName } });
    expect(answer.body['displayName']).toBe(displayName);
    expect((await send(app, 'GET /users/me', { token })).body['displayName']).toBe(displayName);
  });
});

describe('profile', () => {
  test('is read and changed by its owner', async () => {
    const { id, email, token } = await createAccount(app);
    const before = await send(app, 'GET /users/me', { token });
    expect(before.status).toBe(200);
    expect(before.body).toMatchObject({ id, email, displayName: 'Ada' });
    expect(before.text).not.toContain('scrypt');

    const changed = await send(app, 'PATCH /users/me', { token, body: { displayName: 'Grace' } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id, email, displayName: 'Grace' });

    const after = await send(app, 'GET /users/me', { token });
    expect(after.body).toEqual(changed.body);
  });

  test('comes from the cache until it is written', async () => {
    const { id, token } = await createAccount(app);
    await send(app, 'GET /users/me', { token });
    await database.db.update(users).set({ displayName: 'behind' }).where(eq(users.id, id));
    expect((await send(app, 'GET /users/me', { token })).body['displayName']).toBe('Ada');

    const other = await createAccount(app);
    const refused = await send(app, 'PATCH /users/me', {
      token,
      body: { email: other.email, currentPassword: password },
    });
    expect(refused.status).toBe(409);
    expect((await send(app, 'GET /users/me', { token })).body['displayName']).toBe('behind');
  });

  test('never shows an old state after a change, whatever reads run beside it', async () => {
    const { token } = await createAccount(app);
    for (let round = 0; round < 20; round += 1) {
      const displayName = `Round ${round}`;
      const reads = Array.from({ length: 5 }, () => send(app, 'GET /users/me', { token }));
      const write = await send(app, 'PATCH /users/me', { token, body: { displayName } });
      expect(write.status).toBe(200);
      expect((await send(app, 'GET /users/me', { token })).body['displayName']).toBe(displayName);
      await Promise.all(reads);
      expect((await send(app, 'GET /users/me', { token })).body['displayName']).toBe(displayName);
    }
  });

  test('changes its address only with the password', async () => {
    const { token } = await createAccount(app);
    const email = `${randomUUID()}@example.com`;
    const missing = await send(app, 'PATCH /users/me', { token, body: { email } });
    expect(missing.status).toBe(400);
    expect(missing.body['errors']).toMatchObject([{ path: 'currentPassword' }]);

    const wrong = await send(app, 'PATCH /users/me', {
      token,
      body: { email, currentPassword: 'not the password' },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.body['code']).toBe('wrong_credentials');

    const right = await send(app, 'PATCH /users/me', {
      token,
      body: { email, currentPassword: password },
    });
    expect(right.status).toBe(200);
    expect(right.body['email']).toBe(email);
    expect(await logIn(app, email)).toEqual(expect.any(String));
  });

  test.each([[{}], [{ displayName: '' }], [{ passwordHash: 'x' }]])(
    'refuses the change %j',
    async (body) => {
      const { token } = await createAccount(app);
      expect((await send(app, 'PATCH /users/me', { token, body })).status).toBe(400);
    },
  );

  test('ends with its user', async () => {
    const { id, token } = await createAccount(app);
    await database.db.delete(users).where(eq(users.id, id));
    const answer = await send(app, 'GET /users/me', { token });
    expect(answer.status).toBe(401);
  });
});
