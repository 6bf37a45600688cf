import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runServer } from '../src/run.js';
import { startServer } from '../src/start.js';
import { createTestSchema, testDatabaseUrl, type TestSchema } from './support/database.js';

let folder: string;
let schema: TestSchema | undefined;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'server 測試-'));
  schema = testDatabaseUrl === undefined ? undefined : await createTestSchema(testDatabaseUrl);
  environment = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    // A folder whose parent does not exist yet.
    DATA_DIR: path.join(folder, 'deep', 'data'),
    DATABASE_URL: schema?.url ?? '',
  };
});

afterAll(async () => {
  await schema?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the server as src/server.ts does, with signals and exit in the hands of the test. */
function run(env: Record<string, string>) {
  const listeners = new Map<string, () => void>();
  let stderr = '';
  const exitCodes: number[] = [];
  let onExit = (): void => {};
  const exited = new Promise<void>((resolve) => {
    onExit = resolve;
  });
  const started = runServer({
    env,
    on: (signal, listener) => listeners.set(signal, listener),
    exit: (code) => {
      exitCodes.push(code);
      onExit();
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
    },
  });
  return {
    exitCodes,
    exited,
    /** Resolves when the server runs, or when nothing of it is left because it was told to stop. */
    started,
    stderr: () => stderr,
    signal: (name: string) => listeners.get(name)?.(),
  };
}

const account = { email: 'ada@example.com', password: 'correct horse battery' };

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('keeps its data over a restart and answers what is under way when it stops', async () => {
  const first = await startServer(environment);
  const address = first.app.listeningOrigin;
  expect((await fetch(`${address}/ready`)).status).toBe(200);
  const received = once(first.app.server, 'request');
  const registration = post(`${address}/users`, { ...account, displayName: 'Ada' });
  await received;
  // The password is being hashed while the server is told to stop.
  await first.stop();
  const answer = await registration;
  expect(answer.status).toBe(201);
  // The stop did not have to wait until the client lets go of the connection.
  expect(answer.headers.get('connection')).toBe('close');
  await expect(fetch(`${address}/health`)).rejects.toThrow('fetch failed');

  const second = await startServer(environment);
  expect((await post(`${second.app.listeningOrigin}/sessions`, account)).status).toBe(201);
  await second.stop();
});

test('SIGTERM stops it with exit code 0', async () => {
  const server = run(environment);
  await server.started;
  expect(server.exitCodes).toEqual([]);
  server.signal('SIGTERM');
  await server.exited;
  expect(server.exitCodes).toEqual([0]);
});

test.each(['SIGTERM', 'SIGINT'])('%s during the start is obeyed after it', async (name) => {
  const server = run(environment);
  server.signal(name);
  await server.started;
  expect(server.exitCodes).toEqual([0]);
  expect(server.stderr()).toBe('');
});

test('a second signal ends it at once', async () => {
  const server = run(environment);
  server.signal('SIGTERM');
  server.signal('SIGTERM');
  expect(server.exitCodes).toEqual([1]);
  await server.started;
});

test('wrong configuration ends it with the names of the variables', async () => {
  const server = run({ ...environment, PORT: 'http' });
  await server.started;
  expect(server.exitCodes).toEqual([1]);
  expect(server.stderr()).toContain('PORT must be a whole number');
});

test('a port in use ends it, says so and gives the database back', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const server = run({ ...environment, PORT: port });
  await server.started;
  expect(server.exitCodes).toEqual([1]);
  expect(server.stderr()).toContain('Set PORT to a free port');
  await new Promise((resolve) => {
    other.close(resolve);
  });
  await (await startServer(environment)).stop();
});

test('a database that cannot be reached ends it', async () => {
  const server = run({ ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  await server.started;
  expect(server.exitCodes).toEqual([1]);
  expect(server.stderr()).toContain('could not start');
});
