import { parseScript } from './parse-script.js';

export type Comment = { readonly text: string; readonly line: number };

const styles: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [
    /\.(?:m?tsx?|cts|[mc]?jsx?|java|kts?|scala|c|h|cc|cpp|cxx|hpp|cs|go|rs|swift|dart|php|css|scss|less|sol|zig|proto|gradle|groovy|prisma)$/i,
    [/(?:^|[\s;{}(),])\/\/(.*)$/, /^\s*\/?\*+(.*?)(?:\*\/)?\s*$/, /\/\*(.*?)\*\//],
  ],
  [
    /\.(?:pyi?|rb|sh|bash|zsh|fish|ya?ml|toml|r|jl|pl|exs?|tf|hcl|mk|cmake|graphql|conf|nix)$|(?:^|\/)(?:Makefile|Dockerfile|Containerfile|Justfile)$/i,
    [/(?:^|\s)#(.*)$/],
  ],
  [/\.(?:sql|lua|hs)$/i, [/(?:^|\s)--(.*)$/, /\/\*(.*?)\*\//]],
  [/\.(?:html?|xml|svg|md|mdx|hbs)$/i, [/<!--(.*?)-->/]],
  [/\.(?:vue|svelte|astro)$/i, [/<!--(.*?)-->/, /^\s*\/\/(.*)$/, /\/\*(.*?)\*\//]],
  [/\.(?:ini|clj|lisp)$/i, [/(?:^|\s)[;#](.*)$/]],
];

/**
 * The comments of a file, line by line. JavaScript and TypeScript that parse are read exactly; other languages by their comment marks, which is enough for texts that must
 * fill a comment alone.
 */
export async function readComments(path: string, text: string): Promise<readonly Comment[]> {
  const parsed = await parseScript(path, text);
  if (parsed === null) return scanComments(path, text);
  const starts = lineStarts(text);
  return parsed.comments.flatMap((comment) => {
    const first = lineOf(starts, comment.start);
    return comment.value.split('\n').map((line, offset) => ({
      text: comment.type === 'Block' ? line.replace(/^\s*\*+/, '') : line,
      line: first + offset,
    }));
  });
}

function scanComments(path: string, text: string): readonly Comment[] {
  const patterns = styles.find(([name]) => name.test(path))?.[1] ?? [];
  return text.split('\n').flatMap((line, index) =>
    patterns.flatMap((pattern) => {
      const found = pattern.exec(line)?.[1];
      return found === undefined ? [] : [{ text: found, line: index + 1 }];
    }),
  );
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
