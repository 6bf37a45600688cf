/** One file a change set touches. Paths are relative to the root, with `/`. */
export type Change = {
  readonly path: string;
  readonly action: 'create' | 'edit' | 'delete' | 'move';
  /** Where a moved file was. */
  readonly from?: string;
  /** The file's bytes when it was read; null for a new file. */
  readonly before: Uint8Array | null;
  /** The file's bytes afterwards; null for a deletion. */
  readonly after: Uint8Array | null;
  /** Permission bits the file keeps; 0o644 for a new one. */
  readonly mode: number;
  /** What matching ignored to place an edit (`trailing-space`, `indentation`, `punctuation`); goes into the receipt. */
  readonly ignored: readonly string[];
};

/** What a reply would do to a project: planned, not proven, not written. */
export type ChangeSet = { readonly root: string; readonly changes: readonly Change[] };

declare const verified: unique symbol;

/** A change set that passed the gate. Only `passGate` makes one; only it can be applied. */
export type VerifiedChangeSet = ChangeSet & { readonly [verified]: true };

/** Why a reply's files were refused: a message id with its values, and the path it is about. */
export type Refusal = {
  readonly id: string;
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
};
