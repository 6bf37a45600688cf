import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { migrate } from './migrate.js';
import type { OpenDatabase } from './open.js';
import * as schema from './schema.js';

async function migratePool(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await migrate({
      run: (statements) => client.query(statements),
      query: async (statement, values) => (await client.query(statement, [...values])).rows,
    });
    await client.query('commit');
    client.release();
  } catch (error) {
    // The connection is dropped, and with it the transaction.
    client.release(true);
    throw error;
  }
}

/** Connects to PostgreSQL 13 or later and brings its tables up to date. */
export async function openPostgres(url: string, poolSize: number = 10): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5000,
    query_timeout: 30_000,
  });
  // Without a listener an idle connection that the server closes would end the process. The pool
  // replaces the connection by itself, and the next query tells if the server stays away.
  pool.on('error', () => {});
  try {
    await migratePool(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgresql',
    db: drizzle(pool, { schema }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}
