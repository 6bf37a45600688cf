import { expect, test } from 'vitest';
import { defaultPasswordCost, hashPassword, verifyPassword } from './password.js';

const cost = { logN: 10, r: 8, p: 1 };

test('accepts the password it hashed and no other', async () => {
  const stored = await hashPassword('correct horse', cost);
  expect(stored).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifyPassword(stored, 'correct horse')).toBe(true);
  expect(await verifyPassword(stored, 'correct horsf')).toBe(false);
  expect(await verifyPassword(stored, '')).toBe(false);
});

test('salts each hash', async () => {
  expect(await hashPassword('same', cost)).not.toBe(await hashPassword('same', cost));
});

test('checks a hash with the cost it was made with', async () => {
  const stored = await hashPassword('correct horse', { logN: 11, r: 4, p: 2 });
  expect(await verifyPassword(stored, 'correct horse', cost)).toBe(true);
});

test('hashes with the default cost', async () => {
  const stored = await hashPassword('correct horse');
  const { logN, r, p } = defaultPasswordCost;
  expect(stored).toContain(`$ln=${logN},r=${r},p=${p}$`);
  expect(await verifyPassword(stored, 'correct horse')).toBe(true);
});

test('takes composed and decomposed letters for the same', async () => {
  const stored = await hashPassword('caf\u00e9', cost);
  expect(await verifyPassword(stored, 'cafe\u0301')).toBe(true);
});

test('does the work of a check for an account that does not exist', async () => {
  const slow = { logN: 14, r: 8, p: 1 };
  const stored = await hashPassword('correct horse', slow);
  async function time(check: Promise<boolean>): Promise<number> {
    const start = performance.now();
    expect(await check).toBe(false);
    return performance.now() - start;
  }
  const known = await time(verifyPassword(stored, 'wrong', slow));
  const unknown = await time(verifyPassword(undefined, 'wrong', slow));
  expect(unknown).toBeGreaterThan(known / 5);
});

test.each(['', 'plain text', '$scrypt$ln=10$salt$key'])(
  'throws on the stored form %j',
  async (stored) => {
    await expect(verifyPassword(stored, 'x')).rejects.toThrow('expected form');
  },
);
