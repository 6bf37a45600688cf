import { eq, sql } from 'drizzle-orm';
import { isUniqueViolation } from '../database/errors.js';
import type { Database } from '../database/open.js';
import { users } from '../database/schema.js';
import { emailTaken } from '../errors.js';

/** What may leave the server of a user. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewUser {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

export interface ProfileChange {
  readonly email?: string | undefined;
  readonly displayName?: string | undefined;
}

const profileColumns = {
  id: users.id,
  email: users.email,
  displayName: users.displayName,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
};

/** Turns the database's refusal of a second account with one address into the client's error. */
async function withUniqueEmail<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) throw emailTaken();
    throw error;
  }
}

/** Adds a user. Throws `email_taken` when the address has an account, whatever its case. */
export async function insertUser(db: Database, user: NewUser): Promise<Profile> {
  const [profile] = await withUniqueEmail(
    db.insert(users).values(user).returning(profileColumns).execute(),
  );
  if (profile === undefined) throw new Error('The database returned no row for a new user.');
  return profile;
}

export async function findProfile(db: Database, id: string): Promise<Profile | undefined> {
  const [profile] = await db.select(profileColumns).from(users).where(eq(users.id, id));
  return profile;
}

/** Changes a profile. Throws `email_taken`. Returns undefined when there is no such user. */
export async function updateProfile(
  db: Database,
  id: string,
  change: ProfileChange,
): Promise<Profile | undefined> {
  const [profile] = await withUniqueEmail(
    db
      .update(users)
      .set({ ...change, updatedAt: sql`now()` })
      .where(eq(users.id, id))
      .returning(profileColumns)
      .execute(),
  );
  return profile;
}

export interface Credentials {
  readonly id: string;
  readonly passwordHash: string;
}

const credentialColumns = { id: users.id, passwordHash: users.passwordHash };

export async function findCredentialsByEmail(
  db: Database,
  email: string,
): Promise<Credentials | undefined> {
  const [found] = await db
    .select(credentialColumns)
    .from(users)
    .where(eq(sql`lower(${users.email})`, sql`lower(${email})`));
  return found;
}

export async function findCredentialsById(
  db: Database,
  id: string,
): Promise<Credentials | undefined> {
  const [found] = await db.select(credentialColumns).from(users).where(eq(users.id, id));
  return found;
}
