/** What a symbol is, as the code declares it. */
export type SymbolKind =
  | 'function'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'constant'
  | 'variable'
  | 'namespace'
  | 'constructor'
  | 'method'
  | 'property'
  | 'accessor';

/** One parameter a caller can name. A destructured parameter gives one for each of its names. */
export type ParameterFact = {
  readonly name: string;
  /** As written, or as inferred where the sources alone tell it; null when they do not. */
  readonly type: string | null;
  readonly optional: boolean;
  readonly default: string | null;
};

/** A property of an interface, an object type or an enum. */
export type MemberFact = {
  readonly name: string;
  readonly type: string | null;
  readonly optional: boolean;
  /** An enum member's value. */
  readonly value: string | null;
  /** What the comment in the source says about it. */
  readonly comment: string;
};

/** What a function gives back; `type` null when the sources alone do not tell. */
export type ReturnFact = { readonly type: string | null; readonly isVoid: boolean };

/** One exported symbol, or a public member of an exported class, with all that the code says about it. */
export type SymbolFact = {
  /** `src/math.ts#add`, `src/cart.ts#Cart.total`, `src/app.ts#default`. */
  readonly id: string;
  /** The part of the id after `#`. */
  readonly name: string;
  readonly kind: SymbolKind;
  /** Other names the same declaration is exported under. */
  readonly aliases: readonly string[];
  /** Source text of every declaration without bodies and comments; overloads and merged declarations one after the other. */
  readonly signature: string;
  readonly parameters: readonly ParameterFact[];
  readonly typeParameters: readonly string[];
  readonly members: readonly MemberFact[];
  /** Properties of the types of parameters, where the sources tell them; `options` → `timeout`, `retries`. */
  readonly parameterMembers: ReadonlyMap<string, readonly MemberFact[]>;
  /** How many arguments a call takes; null for overloads and what cannot be called. */
  readonly arity: { readonly minimum: number; readonly maximum: number } | null;
  readonly returns: ReturnFact | null;
  /** Names of errors the body throws outside of nested functions and of `try` blocks that catch. */
  readonly throws: readonly string[];
  /** Names of errors it may throw: in nested functions or inside a `try` that catches. */
  readonly mayThrow: readonly string[];
  /** Whether the body calls, awaits or rethrows something that may throw what is not written there. */
  readonly callsOut: boolean;
  /** The doc comment in the source without its stars, or ''. */
  readonly comment: string;
  /** Counted from 1. */
  readonly line: number;
  /** Every identifier inside the declaration. */
  readonly names: ReadonlySet<string>;
  /** The id of the class or namespace it belongs to. */
  readonly parent: string | null;
};

/** A name a module passes on from elsewhere. `id` is the symbol it stands for when that one is documented too. */
export type ReExport = { readonly name: string; readonly from: string; readonly id: string | null };

/** One source file: its exported symbols in the order of the file, and the names its prose may speak of. */
export type ModuleFacts = {
  readonly path: string;
  /** The text with LF line ends and without a BOM. */
  readonly source: string;
  readonly symbols: readonly SymbolFact[];
  readonly reExports: readonly ReExport[];
  /** Top-level and imported names, property names and words of string literals: all a reader can find outside of bodies. */
  readonly names: ReadonlySet<string>;
};
