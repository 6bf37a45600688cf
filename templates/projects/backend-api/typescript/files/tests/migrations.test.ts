import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findMigrations, migrate } from '../src/database/migrate.js';
import type { OpenDatabase } from '../src/database/open.js';
import { openPostgres } from '../src/database/postgres.js';
import { createTestSchema, openTestDatabase, testDatabaseUrl } from './support/database.js';

let database: OpenDatabase;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await database?.close();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  // migrate() refuses what it does not find as it was applied; this database has the project's own.
  await database.db.execute(sql`truncate schema_migrations`);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function run(): Promise<readonly string[]> {
  return database.db.transaction((transaction) =>
    migrate(
      {
        run: (statements) => transaction.execute(sql.raw(statements)),
        query: async (statement, values) => {
          const chunks = statement.split(/\$\d/).flatMap((text, index) => {
            const value = values[index];
            return value === undefined ? [sql.raw(text)] : [sql.raw(text), sql`${value}`];
          });
          const result = await transaction.execute(sql.join(chunks));
          return (result as { readonly rows: Record<string, unknown>[] }).rows;
        },
      },
      folder,
    ),
  );
}

test('are applied once, in the order of their names', async () => {
  await writeFile(path.join(folder, '0002-b.sql'), 'insert into fruits values (2)');
  await writeFile(path.join(folder, '0001-a.sql'), 'create table fruits (id int)');
  await writeFile(path.join(folder, 'notes.md'), 'not SQL');
  expect(await run()).toEqual(['0001-a.sql', '0002-b.sql']);
  expect(await run()).toEqual([]);
  await writeFile(path.join(folder, '0003-c.sql'), 'drop table fruits');
  expect(await run()).toEqual(['0003-c.sql']);
});

test('that were changed after they had been applied are refused, line endings apart', async () => {
  const file = path.join(folder, '0001-a.sql');
  await writeFile(file, 'create table seeds (id int);\n');
  await run();
  await writeFile(file, 'create table seeds (id int);\r\n');
  expect(await run()).toEqual([]);
  await writeFile(file, 'create table seeds (id bigint);\n');
  await expect(run()).rejects.toThrow('0001-a.sql was changed');
});

test('leave nothing behind when one of them fails', async () => {
  await writeFile(path.join(folder, '0001-a.sql'), 'create table leaves (id int)');
  await writeFile(path.join(folder, '0002-b.sql'), 'create table leaves (id int)');
  await expect(run()).rejects.toThrow('leaves');
  await rm(path.join(folder, '0002-b.sql'));
  expect(await run()).toEqual(['0001-a.sql']);
});

test('are found above the program, and their absence is an error', () => {
  expect(findMigrations()).toBe(path.resolve('migrations'));
  expect(findMigrations(path.resolve('dist/src/database'))).toBe(path.resolve('migrations'));
  expect(() => findMigrations(folder)).toThrow('no folder "migrations"');
});

test.skipIf(testDatabaseUrl === undefined)(
  'are applied once when several servers start at the same time',
  async () => {
    const schema = await createTestSchema(testDatabaseUrl ?? '');
    try {
      const opened = await Promise.all(
        Array.from({ length: 8 }, () => openPostgres(schema.url, 1)),
      );
      const result = await opened[0]?.db.execute(sql`select name from schema_migrations`);
      expect((result as { readonly rows?: unknown[] } | undefined)?.rows).toHaveLength(1);
      await Promise.all(opened.map((each) => each.close()));
    } finally {
      await schema.drop();
    }
  },
);
