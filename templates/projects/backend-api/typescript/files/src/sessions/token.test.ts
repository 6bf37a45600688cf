import { expect, test } from 'vitest';
import { createToken, hashToken, readBearerToken } from './token.js';

test('tokens are unique and hash to the same value each time', () => {
  const tokens = new Set(Array.from({ length: 100 }, createToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) {
    expect(hashToken(token)).toBe(hashToken(token));
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('reads the token of a bearer header, whatever the case of its scheme', () => {
  const token = createToken();
  expect(readBearerToken(`Bearer ${token}`)).toBe(token);
  expect(readBearerToken(`bearer  ${token}`)).toBe(token);
});

test.each([undefined, '', 'Bearer', 'Bearer short', `Basic ${'A'.repeat(43)}`, 'A'.repeat(43)])(
  'finds no token in %j',
  (header) => {
    expect(readBearerToken(header)).toBeUndefined();
  },
);
