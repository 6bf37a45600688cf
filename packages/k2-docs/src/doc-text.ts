/** A name and what is said about it. */
export type Described = { readonly name: string; readonly text: string };

/** An error and when it is thrown; `name` '' when the text names none. `isConfirmed` false: the code does not show it. */
export type ThrownText = Described & { readonly isConfirmed: boolean };

/** A piece of code that shows how a symbol is used; `caption` is the text before it. */
export type Example = { readonly caption: string; readonly language: string; readonly code: string };

/** What a doc comment says, tag by tag. Texts are Markdown with `{@link …}` still in it. */
export type DocText = {
  readonly summary: string;
  readonly parameters: readonly Described[];
  /** Properties of an interface, an object type or an enum. */
  readonly properties: readonly Described[];
  readonly returns: string | null;
  readonly throws: readonly ThrownText[];
  readonly examples: readonly Example[];
  /** What `@deprecated` says; null when the tag is absent. */
  readonly deprecated: string | null;
};

/** Nothing said. */
export const emptyDoc: DocText = {
  summary: '',
  parameters: [],
  properties: [],
  returns: null,
  throws: [],
  examples: [],
  deprecated: null,
};

/** Whether a doc says anything a reader would call a description. */
export function hasProse(doc: DocText): boolean {
  return doc.summary.trim() !== '';
}
