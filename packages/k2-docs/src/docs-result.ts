import type { AppliedChange } from '@k2/core';
import type { ClaimCounts } from './check-doc.js';

/** What is wrong with a page on disk: gone, different from what the code gives, saying what is not so, or about a module that is gone. */
export type PageProblem = {
  readonly path: string;
  readonly why: 'missing' | 'outdated' | 'untrue' | 'orphan' | 'notOurs';
  /** The claims that are untrue. */
  readonly what: readonly string[];
};

/** Something untrue that was left out, and the symbol it was said about. */
export type Cut = { readonly id: string; readonly what: string };

/** The `result` of k2-docs's JSON document. */
export type DocsResult = {
  readonly symbols: number;
  /** Symbols with a description in every language. */
  readonly documented: number;
  readonly undocumented: readonly string[];
  readonly pages: readonly { readonly path: string; readonly symbols: number }[];
  readonly claims: ClaimCounts;
  readonly cut: readonly Cut[];
  /** Examples are shown, not run. */
  readonly examples: { readonly run: number; readonly failed: number };
  readonly languages: readonly string[];
  /** What was written, or with `--dry-run` would be. */
  readonly files: readonly AppliedChange[];
  /** Headings of replies that named no symbol that was asked for. */
  readonly unknownSections: number;
  /** The model that was asked in this run; null when none was. */
  readonly model: string | null;
  readonly dryRun: boolean;
  /** With `--check`: what is out of date or untrue. */
  readonly problems: readonly PageProblem[];
};

/** Adds counts of claims up. */
export function sumClaims(counts: readonly ClaimCounts[]): ClaimCounts {
  return counts.reduce(
    (sum, item) => ({
      checked: sum.checked + item.checked,
      false: sum.false + item.false,
      unverified: sum.unverified + item.unverified,
    }),
    { checked: 0, false: 0, unverified: 0 },
  );
}
