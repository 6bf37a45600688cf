/** Names every JavaScript program has: globals of the language, of Node and of browsers, keywords and built-in types. */
export const globalNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  ...words(
    'require module exports __dirname __filename window document localStorage sessionStorage navigator location history',
  ),
  ...words(
    'HTMLElement Element Event MouseEvent KeyboardEvent Node NodeList Window Document RequestInit BodyInit HeadersInit',
  ),
  ...words(
    'break case catch class const continue debugger default delete do else enum export extends false finally for from function get if',
  ),
  ...words(
    'implements import in infer instanceof interface is keyof let namespace new null of private protected public readonly return',
  ),
  ...words(
    'satisfies set static super switch this throw true try type typeof undefined unique var void while with yield async await as',
  ),
  ...words('any unknown never string number boolean object symbol bigint'),
  ...words(
    'Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ReturnType InstanceType Awaited PromiseLike',
  ),
  ...words(
    'ArrayLike ReadonlyArray ReadonlyMap ReadonlySet Iterable AsyncIterable Iterator AsyncIterator Generator AsyncGenerator',
  ),
  ...words('IterableIterator NodeJS React JSX'),
]);

const builtIns: readonly unknown[] = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Promise,
  RegExp,
  Date,
  Error,
  JSON,
  Math,
  Intl,
  ArrayBuffer,
  Uint8Array,
  DataView,
  Reflect,
  URL,
  URLSearchParams,
  AbortController,
  AbortSignal,
  Buffer,
  console,
  process,
  performance,
];

/** Members of the objects every program has: `map`, `then`, `toString`. Said alone they are too short a proof; with a dot or a call they are one. */
export const builtInMembers: ReadonlySet<string> = new Set(
  builtIns.flatMap((value) => {
    const prototype: unknown = typeof value === 'function' ? value.prototype : undefined;
    return [
      ...Object.getOwnPropertyNames(value),
      ...(isObject(prototype) ? Object.getOwnPropertyNames(prototype) : []),
    ];
  }),
);

function words(text: string): readonly string[] {
  return text.split(' ');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
