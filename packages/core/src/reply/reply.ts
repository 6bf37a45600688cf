/** A whole file, as a reply gave it. */
export type WholeFile = { readonly kind: 'whole'; readonly path: string; readonly content: string };
/** One search/replace block; `search` is whole lines copied from the file that was shown. */
export type EditBlock = { readonly search: string; readonly replace: string };
/** Edits of a file that exists. */
export type EditedFile = {
  readonly kind: 'edit';
  readonly path: string;
  readonly blocks: readonly EditBlock[];
};
type DeletedFile = { readonly kind: 'delete'; readonly path: string };
export type MovedFile = { readonly kind: 'move'; readonly from: string; readonly path: string };
export type ReplyFile = WholeFile | EditedFile | DeletedFile | MovedFile;

/** A reply read: the files it names, the examples beside them and the prose around them. */
export type Reply = {
  readonly files: readonly ReplyFile[];
  /** Fences without a name of their own; kept in the run's folder, never written when a file is named. */
  readonly examples: readonly { readonly language: string; readonly content: string }[];
  readonly prose: string;
};
