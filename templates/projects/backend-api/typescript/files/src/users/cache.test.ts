import { expect, test } from 'vitest';
import { createCache } from './cache.js';

/** A read that ends when the test says so. */
function createRead() {
  const { promise, resolve, reject } = (() => {
    let settle: ((value: string) => void) | undefined;
    let fail: ((error: Error) => void) | undefined;
    const pending = new Promise<string>((onValue, onError) => {
      settle = onValue;
      fail = onError;
    });
    return {
      promise: pending,
      resolve: (value: string) => settle?.(value),
      reject: (error: Error) => fail?.(error),
    };
  })();
  let calls = 0;
  return {
    resolve,
    reject,
    calls: () => calls,
    load: () => {
      calls += 1;
      return promise;
    },
  };
}

const neverLoad = () => Promise.reject(new Error('must come from the cache'));

test('keeps a value until its time is over', async () => {
  let time = 0;
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 100, now: () => time });
  expect(await cache.read('a', async () => 'one')).toBe('one');
  time = 99;
  expect(await cache.read('a', neverLoad)).toBe('one');
  time = 100;
  expect(await cache.read('a', async () => 'two')).toBe('two');
});

test('drops the least recently used value when it is full', async () => {
  const cache = createCache<string>({ maxEntries: 2, ttlMs: 1000 });
  await cache.read('a', async () => 'a');
  await cache.read('b', async () => 'b');
  await cache.read('a', neverLoad);
  await cache.read('c', async () => 'c');
  expect(cache.size()).toBe(2);
  expect(await cache.read('a', neverLoad)).toBe('a');
  expect(await cache.read('b', async () => 'b again')).toBe('b again');
});

test('readers at the same time share one read', async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1000 });
  const read = createRead();
  const results = Promise.all([cache.read('a', read.load), cache.read('a', read.load)]);
  read.resolve('one');
  expect(await results).toEqual(['one', 'one']);
  expect(read.calls()).toBe(1);
});

test('a read that began before a write does not put its value into the cache', async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1000 });
  const old = createRead();
  const reader = cache.read('a', old.load);
  cache.invalidate('a');
  old.resolve('old');
  expect(await reader).toBe('old');
  expect(await cache.read('a', async () => 'new')).toBe('new');
});

test('a read after a write does not join, and is not undone by, one from before it', async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1000 });
  const old = createRead();
  const fresh = createRead();
  const first = cache.read('a', old.load);
  cache.invalidate('a');
  const second = cache.read('a', fresh.load);
  fresh.resolve('new');
  expect(await second).toBe('new');
  old.resolve('old');
  expect(await first).toBe('old');
  expect(await cache.read('a', neverLoad)).toBe('new');
});

test('a failed read is not kept', async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1000 });
  const read = createRead();
  const failed = cache.read('a', read.load);
  read.reject(new Error('no connection'));
  await expect(failed).rejects.toThrow('no connection');
  expect(await cache.read('a', async () => 'one')).toBe('one');
});
