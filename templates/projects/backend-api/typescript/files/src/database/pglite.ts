import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { lockFolder } from './lock.js';
import { migrate } from './migrate.js';
import type { OpenDatabase } from './open.js';
import * as schema from './schema.js';

/** Brings the tables of an open PGlite up to date. Closing the result closes PGlite. */
export async function usePglite(client: PGlite): Promise<OpenDatabase> {
  await client.transaction((transaction) =>
    migrate({
      run: (statements) => transaction.exec(statements),
      query: async (statement, values) =>
        (await transaction.query<Record<string, unknown>>(statement, [...values])).rows,
    }),
  );
  return {
    kind: 'pglite',
    db: drizzle(client, { schema }),
    ping: async () => {
      await client.query('select 1');
    },
    close: () => client.close(),
  };
}

/** Opens PGlite in the folder `dataDir`, which is made if need be, for this process alone. */
export async function openPglite(dataDir: string): Promise<OpenDatabase> {
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockFolder(dataDir);
  let client: PGlite | undefined;
  try {
    client = await PGlite.create(path.join(dataDir, 'pglite'));
    const database = await usePglite(client);
    return {
      ...database,
      close: async () => {
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await client?.close();
    await unlock();
    throw error;
  }
}
