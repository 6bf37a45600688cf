export interface CacheSettings {
  readonly maxEntries: number;
  readonly ttlMs: number;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

export interface Cache<Value> {
  /** The cached value, or what `load` reads; concurrent readers of one key share one read. */
  readonly read: (key: string, load: () => Promise<Value>) => Promise<Value>;
  /** Forgets the key. To be called after every write, whether it worked or not. */
  readonly invalidate: (key: string) => void;
  readonly size: () => number;
}

/**
 * Makes a cache of at most `maxEntries` values, the least recently used going first, each for at
 * most `ttlMs`. A read that began before `invalidate` may have seen the old row: its result goes to
 * those who were waiting for it, but never into the cache.
 */
export function createCache<Value>(settings: CacheSettings): Cache<Value> {
  const now = settings.now ?? (() => performance.now());
  const entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>();
  const reads = new Map<string, Promise<Value>>();

  function store(key: string, value: Value): void {
    entries.set(key, { value, expiresAt: now() + settings.ttlMs });
    if (entries.size > settings.maxEntries) {
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    }
  }

  function startRead(key: string, load: () => Promise<Value>): Promise<Value> {
    // `invalidate` takes the read out of `reads`, and then it is no longer the current one.
    const finish = (keep: (() => void) | undefined): void => {
      if (reads.get(key) !== started) return;
      reads.delete(key);
      keep?.();
    };
    const started: Promise<Value> = load().then(
      (value) => {
        finish(() => store(key, value));
        return value;
      },
      (error: unknown) => {
        finish(undefined);
        throw error;
      },
    );
    reads.set(key, started);
    return started;
  }

  return {
    read: (key, load) => {
      const entry = entries.get(key);
      if (entry !== undefined) {
        // Put back at the end: a Map keeps the order of insertion, the oldest use first.
        entries.delete(key);
        if (entry.expiresAt > now()) {
          entries.set(key, entry);
          return Promise.resolve(entry.value);
        }
      }
      return reads.get(key) ?? startRead(key, load);
    },
    invalidate: (key) => {
      entries.delete(key);
      reads.delete(key);
    },
    size: () => entries.size,
  };
}
