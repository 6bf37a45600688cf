import { expect, test } from 'vitest';
import { isDatabaseUnavailable, isUniqueViolation } from './errors.js';

function createDriverError(code: string, constraint?: string): Error {
  return Object.assign(new Error('driver'), { code, constraint });
}

test('finds the constraint below the error that Drizzle wraps around it', () => {
  const error = new Error('failed query', { cause: createDriverError('23505', 'users_email_key') });
  expect(isUniqueViolation(error, 'users_email_key')).toBe(true);
  expect(isUniqueViolation(error, 'users_pkey')).toBe(false);
  expect(isUniqueViolation(createDriverError('23503', 'users_email_key'), 'users_email_key')).toBe(
    false,
  );
});

test.each(['ECONNREFUSED', '57P01', '08006', '53300'])(
  '%s means that the database is away',
  (code) => {
    expect(
      isDatabaseUnavailable(new Error('failed query', { cause: createDriverError(code) })),
    ).toBe(true);
  },
);

test('node-postgres tells by message alone that it has no connection', () => {
  expect(isDatabaseUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
});

test.each([
  undefined,
  null,
  'text',
  new Error('x'),
  createDriverError('23505'),
  createDriverError('42P01'),
])('%s does not mean that', (error) => {
  expect(isDatabaseUnavailable(error)).toBe(false);
});

test('an error that is its own cause ends the search', () => {
  const error: Error & { cause?: unknown } = new Error('loop');
  error.cause = error;
  expect(isDatabaseUnavailable(error)).toBe(false);
});
