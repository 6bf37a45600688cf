import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.js';

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  readonly kind: 'pglite' | 'postgresql';
  readonly db: Database;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DatabaseSettings {
  /** PostgreSQL's connection URL; without one PGlite is used. */
  readonly databaseUrl?: string | undefined;
  /** Folder for PGlite's files. */
  readonly dataDir: string;
  /** Connections to PostgreSQL at most. */
  readonly databasePoolSize?: number | undefined;
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  // Imported on demand: PGlite is PostgreSQL as WebAssembly and costs memory.
  if (settings.databaseUrl !== undefined) {
    const { openPostgres } = await import('./postgres.js');
    return openPostgres(settings.databaseUrl, settings.databasePoolSize);
  }
  const { openPglite } = await import('./pglite.js');
  return openPglite(settings.dataDir);
}
