import type { Unreviewed } from '../finding.js';

/** Lines from–to of a text, both counted, from 1. */
export type LineRange = readonly [from: number, to: number];

/** One changed place of a file as git shows it: lines with their `+`, `-` or space. */
export type Hunk = { readonly start: number; readonly lines: readonly string[] };

/** A text under review and which of its lines are. */
export type ReviewedFile = {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Without the byte order mark; line ends as they are. */
  readonly text: string;
  readonly hasBom: boolean;
  readonly changed: readonly LineRange[] | 'all';
  /** What changed, for a model; null when the whole text is under review. */
  readonly hunks: readonly Hunk[] | null;
  /** The entry of the index the text comes from; absent when it comes from the work tree. */
  readonly staged?: { readonly oid: string; readonly mode: string };
};

/** What is reviewed. `kind` goes into the report. */
export type Scope = {
  readonly kind: 'staged' | 'uncommitted' | 'base' | 'all' | 'paths';
  readonly files: readonly ReviewedFile[];
  readonly unreviewed: readonly Unreviewed[];
};

/** Whether any of the lines `from`–`to` is under review. */
export function isChanged(changed: ReviewedFile['changed'], from: number, to: number): boolean {
  return changed === 'all' || changed.some(([start, end]) => from <= end && to >= start);
}
