import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly token?: string | undefined;
}

/** Sends one request, `'POST /users'` for instance, through the application without a socket. */
export async function send(
  app: FastifyInstance,
  route: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const [method, url] = route.split(' ');
  const response = await app.inject({
    method: method as 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: url ?? '/',
    headers: options.token === undefined ? {} : { authorization: `Bearer ${options.token}` },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  });
  const text = response.body;
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.statusCode, headers: response.headers, text, body };
}

export const password = 'correct horse battery';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** Logs in and returns the token. */
export async function logIn(app: FastifyInstance, email: string): Promise<string> {
  const answer = await send(app, 'POST /sessions', { body: { email, password } });
  if (answer.status !== 201) throw new Error(`login failed: ${answer.text}`);
  return String(answer.body['token']);
}

/** Registers a new user and logs in. */
export async function createAccount(app: FastifyInstance): Promise<Account> {
  const email = `${randomUUID()}@example.com`;
  const answer = await send(app, 'POST /users', { body: { email, displayName: 'Ada', password } });
  if (answer.status !== 201) throw new Error(`registration failed: ${answer.text}`);
  return { id: String(answer.body['id']), email, token: await logIn(app, email) };
}
