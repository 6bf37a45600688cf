import { createHash, randomBytes } from 'node:crypto';

/** A new token: 256 random bits, so that it can be neither guessed nor found from its hash. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which a token is stored. A fast hash is enough for a value of 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token of an `Authorization: Bearer …` header. */
export function readBearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([\w-]{43})$/i.exec(header ?? '')?.[1];
}
