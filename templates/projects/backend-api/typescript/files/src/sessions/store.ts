import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/open.js';
import { sessions } from '../database/schema.js';

export interface NewSession {
  readonly tokenHash: string;
  readonly userId: string;
  readonly hours: number;
}

/** Stores a session, removes those that have expired, and returns when the new one will. */
export async function insertSession(db: Database, session: NewSession): Promise<Date> {
  await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));
  const [row] = await db
    .insert(sessions)
    .values({
      tokenHash: session.tokenHash,
      userId: session.userId,
      // The database's clock alone decides, here and when the session is looked up.
      expiresAt: sql`now() + make_interval(hours => ${session.hours}::int)`,
    })
    .returning({ expiresAt: sessions.expiresAt });
  if (row === undefined) throw new Error('The database returned no row for a new session.');
  return row.expiresAt;
}

/** The user of a session that has not expired. */
export async function findSessionUser(
  db: Database,
  tokenHash: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, sql`now()`)));
  return row?.userId;
}

export async function deleteSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}
