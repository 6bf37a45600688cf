import type { Change } from './change-set.js';

/** One change that landed, or would land. */
export type AppliedChange = {
  readonly path: string;
  readonly action: Change['action'];
  readonly from?: string;
  readonly added: number;
  readonly removed: number;
  /** Of the file's new bytes; null for a deletion. */
  readonly sha256: string | null;
};
