import { createHash } from 'node:crypto';
import type { Found } from './found.js';

/**
 * A name for each fault that stays when lines move or are indented anew: rule, path, quote without its spacing, and which of several
 * equal ones it is, counted from the top.
 */
export function fingerprintAll(path: string, found: readonly Found[]): readonly string[] {
  const seen = new Map<string, number>();
  const byPlace = [...found.keys()].sort((a, b) => (found[a]?.start ?? 0) - (found[b]?.start ?? 0));
  const result: string[] = [];
  for (const index of byPlace) {
    const key = faultKey(found[index]!);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    result[index] = createHash('sha256').update(`${path}\0${key}\0${occurrence}`).digest('hex').slice(0, 16);
  }
  return result;
}

/** What makes two faults of one file the same fault, wherever they stand. */
export function faultKey(found: Found): string {
  return `${found.rule}\0${found.quote.replaceAll(/\s+/g, ' ').trim()}`;
}
