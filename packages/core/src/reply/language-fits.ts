/** Extensions of the languages a fence may name, by every name models use for them. */
const extensionsOf: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['typescript ts tsx mts cts', 'ts tsx mts cts'],
    ['javascript js jsx mjs cjs node', 'js jsx mjs cjs'],
    ['python py python3', 'py pyi'],
    ['rust rs', 'rs'],
    ['go golang', 'go mod'],
    ['java', 'java'],
    ['kotlin kt', 'kt kts'],
    ['c', 'c h'],
    ['cpp c++ cxx', 'cpp cc cxx hpp hh h'],
    ['csharp c# cs', 'cs'],
    ['ruby rb', 'rb'],
    ['php', 'php'],
    ['swift', 'swift'],
    ['sh bash shell zsh', 'sh bash zsh'],
    ['json jsonc json5', 'json jsonc json5'],
    ['yaml yml', 'yml yaml'],
    ['toml', 'toml'],
    ['markdown md mdx', 'md mdx'],
    ['html', 'html htm'],
    ['css', 'css'],
    ['scss sass', 'scss sass'],
    ['sql', 'sql'],
    ['vue', 'vue'],
    ['svelte', 'svelte'],
    ['xml svg', 'xml svg'],
    ['graphql gql', 'graphql gql'],
  ].flatMap(([names = '', extensions = '']) =>
    names.split(' ').map((name) => [name, extensions.split(' ')] as const),
  ),
);

/** Whether a fence of this language can be the file of this path. A fence without a language fits nothing: it may be a command line or output. */
export function languageFits(language: string, path: string): boolean {
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && (extensionsOf.get(language)?.includes(extension) ?? false);
}
