import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the migrations need of a database, the same for PGlite and PostgreSQL. */
export interface MigrationConnection {
  /** Runs one or more statements without parameters. */
  readonly run: (statements: string) => Promise<unknown>;
  readonly query: (
    statement: string,
    values: readonly string[],
  ) => Promise<readonly Record<string, unknown>[]>;
}

interface Migration {
  readonly name: string;
  readonly statements: string;
  readonly sha256: string;
}

// Any number that nothing else in this database locks.
const advisoryLock = '7203614985';

/** The folder `migrations` of the project, from the sources as well as from dist/. */
export function findMigrations(from: string = import.meta.dirname): string {
  const candidate = path.join(from, 'migrations');
  if (existsSync(candidate)) return candidate;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('There is no folder "migrations" above the program.');
  return findMigrations(parent);
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      // A checkout with CRLF line endings is the same migration.
      const statements = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, statements, sha256: createHash('sha256').update(statements).digest('hex') };
    }),
  );
}

/**
 * Applies the migrations that this database has not seen, in the order of their names, all of them
 * or none. `connection` must be inside a transaction. Processes that start at once wait for each
 * other. Throws when a migration was changed after it had been applied. Returns the names applied.
 */
export async function migrate(
  connection: MigrationConnection,
  folder: string = findMigrations(),
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  await connection.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
  await connection.run(
    `create table if not exists schema_migrations (
       name text primary key,
       sha256 text not null,
       applied_at timestamptz not null default now()
     )`,
  );
  const rows = await connection.query('select name, sha256 from schema_migrations', []);
  const applied = new Map(rows.map((row) => [row['name'], row['sha256']]));
  const added: string[] = [];
  for (const migration of migrations) {
    const sha256 = applied.get(migration.name);
    if (sha256 === migration.sha256) continue;
    if (sha256 !== undefined) {
      throw new Error(
        `The migration ${migration.name} was changed after it had been applied. Take the change back and write a new migration.`,
      );
    }
    await connection.run(migration.statements);
    await connection.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    added.push(migration.name);
  }
  return added;
}
