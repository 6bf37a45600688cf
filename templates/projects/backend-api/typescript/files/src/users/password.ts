import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface PasswordCost {
  /** Binary logarithm of scrypt's N. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** About 16 MiB and a quarter of a second for each password. */
export const defaultPasswordCost: PasswordCost = { logN: 14, r: 8, p: 5 };

const saltBytes = 16;
const keyBytes = 32;
const storedForm = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

function deriveKey(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const N = 2 ** cost.logN;
  const options = {
    N,
    r: cost.r,
    p: cost.p,
    maxmem: 128 * N * cost.r + 128 * cost.r * cost.p + 2 ** 20,
  };
  return new Promise((resolve, reject) => {
    // Keyboards differ in how they compose a letter with its accent.
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Hashes a password with a fresh salt. The result holds the salt and the cost. */
export async function hashPassword(
  password: string,
  cost: PasswordCost = defaultPasswordCost,
): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await deriveKey(password, salt, cost);
  const parameters = `ln=${cost.logN},r=${cost.r},p=${cost.p}`;
  return `$scrypt$${parameters}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * Whether `password` is the one that `stored` was made from. Without a stored hash, which means
 * that the account does not exist, the same work is done, so that the time tells nothing. Throws
 * when `stored` was not made by `hashPassword`.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
  cost: PasswordCost = defaultPasswordCost,
): Promise<boolean> {
  if (stored === undefined) {
    await deriveKey(password, randomBytes(saltBytes), cost);
    return false;
  }
  const [, logN, r, p, salt, key] = storedForm.exec(stored) ?? [];
  if (salt === undefined || key === undefined) {
    throw new Error('The stored password hash does not have the expected form.');
  }
  const expected = Buffer.from(key, 'base64url');
  const actual = await deriveKey(password, Buffer.from(salt, 'base64url'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
