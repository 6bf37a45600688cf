import { expect, test } from '@jest/globals';
import { failCall } from '../../src/model/call-failure.js';
import type { ModelClient } from '../../src/model/model-client.js';
import { readRetryAfter } from '../../src/model/retry-after.js';
import { withRetry, type RetryRules } from '../../src/model/with-retry.js';
import type { Note } from '../../src/errors/k2-error.js';

const request = { model: 'm', messages: [], maxOutputTokens: 1, step: 'generate' };

/** A host nobody can reach: each try at connecting takes this long. */
function unreachable(milliseconds: number): { readonly client: ModelClient; readonly attempts: number[] } {
  const attempts: number[] = [];
  const client: ModelClient = {
    async complete({ attempt }) {
      attempts.push(attempt ?? 0);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      throw failCall(
        { outcome: 'error', retry: 'unreachable', free: true },
        'unavailable',
        'model.unreachable',
        { host: 'h' },
      );
    },
  };
  return { client, attempts };
}

// A thirtieth of the real times.
const scaled: Partial<RetryRules> = {
  unreachableWithin: 1000,
  connect: 333,
  transientWithin: 4000,
  waits: [17, 33, 67, 133],
};

test('slow connecting is given up within the time for an unreachable host, the last try included', async () => {
  const { client, attempts } = unreachable(333);
  const start = performance.now();
  await expect(
    withRetry(client, { rules: scaled }).complete(request, { signal: new AbortController().signal }),
  ).rejects.toMatchObject({
    code: 'unavailable',
    id: 'model.unreachable',
  });
  expect(performance.now() - start).toBeLessThan(1000);
  expect(attempts).toEqual([1, 2]);
});

test('each wait is announced, tries are counted, and the last error says how many there were', async () => {
  const { client, attempts } = unreachable(0);
  const notes: Note[] = [];
  const retried = withRetry(client, { rules: scaled, onRetry: (note) => notes.push(note) });
  await expect(retried.complete(request, { signal: new AbortController().signal })).rejects.toMatchObject({
    values: { host: 'h', tries: 5 },
  });
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
  expect(notes.map((note) => note.values['next'])).toEqual([2, 3, 4, 5]);
});

test('what is not transient, and what is no failed call, goes through as it is', async () => {
  const fault = new TypeError('a fault of ours');
  let calls = 0;
  const client: ModelClient = {
    complete: () => {
      calls += 1;
      return Promise.reject(fault);
    },
  };
  await expect(withRetry(client).complete(request, { signal: new AbortController().signal })).rejects.toBe(
    fault,
  );
  expect(calls).toBe(1);
});

test.each([
  ['3', 3000],
  ['0.5', 500],
  ['Mon, 23 Nov 2026 12:00:10 GMT', 10_000],
  ['Mon, 23 Nov 2026 11:59:00 GMT', null],
  ['0', null],
  ['-5', null],
  ['soon', null],
  ['Infinity', null],
  ['', null],
])('Retry-After "%s" asks for %s ms', (value, milliseconds) => {
  const headers = new Headers({ 'retry-after': value });
  expect(readRetryAfter(headers, new Date('2026-11-23T12:00:00Z'))).toBe(milliseconds);
  expect(readRetryAfter(undefined, new Date())).toBeNull();
});
