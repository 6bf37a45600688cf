import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { OpenDatabase } from '../../src/database/open.js';
import { usePglite } from '../../src/database/pglite.js';
import { openPostgres } from '../../src/database/postgres.js';
import { createEmptyPglite } from './pglite.js';

/** PostgreSQL to test with; PGlite when undefined. */
export const testDatabaseUrl = process.env['DATABASE_URL'] || undefined;

export interface TestSchema {
  /** The connection URL with the new schema as search path. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Makes an empty schema of its own in PostgreSQL, so that nothing that exists there is touched. */
export async function createTestSchema(databaseUrl: string): Promise<TestSchema> {
  const name = `test_${randomBytes(8).toString('hex')}`;

  async function run(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  await run(`create schema ${name}`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, drop: () => run(`drop schema ${name} cascade`) };
}

/** An empty database with the project's tables: PGlite in memory, or PostgreSQL if DATABASE_URL is set. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  if (testDatabaseUrl === undefined) return usePglite(await createEmptyPglite());
  const schema = await createTestSchema(testDatabaseUrl);
  try {
    const database = await openPostgres(schema.url);
    return {
      ...database,
      close: async () => {
        await database.close();
        await schema.drop();
      },
    };
  } catch (error) {
    await schema.drop();
    throw error;
  }
}
