import type { Note } from '@k2/core';
import type { Category, Severity, Source, TextEdit } from './finding.js';

/** A fault located in one text, before it is numbered and put into words. Offsets are UTF-16 units of that text. */
export type Found = {
  readonly rule: string;
  readonly source: Source;
  readonly severity: Severity;
  readonly category: Category;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  /** What a report may show of the place; masked where it holds a secret. */
  readonly quote: string;
  /** A text of our catalogue, or the model's own words. */
  readonly message: Note | string;
  readonly detail?: string;
  /** The replacement, where there is one. */
  readonly edit?: TextEdit;
  /** A model's replacement for what a rule found. */
  readonly fixBy?: 'model';
  /** Its place could not be told from others like it, so the fix must not be tried. */
  readonly isUnanchored?: boolean;
  /** The text around it must not leave the machine. */
  readonly isSecret?: boolean;
};
