import type { Change } from '../change-set.js';

/** One path before and after; null is no file. A move is two of them. */
export type Write = {
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly mode: number;
};

/** The writes of changes, in order; a moved file is made before the old one goes. */
export function toWrites(changes: readonly Change[]): readonly Write[] {
  return changes.flatMap(({ path, action, from, before, after, mode }): readonly Write[] => {
    if (action !== 'move' || from === undefined) return [{ path, before, after, mode }];
    return [
      { path, before: null, after, mode },
      { path: from, before, after: null, mode },
    ];
  });
}
