const pathLike = /[A-Za-z0-9_@$.+~()[\]/\\-]+/g;
const nonAscii = /[^\x20-\x7E]/;

// A bare name shared by more files than this (`index.ts`) names none of them.
const mostSharing = 5;

/**
 * The files a text names: by their whole path, by its end (`auth/login.ts`), or by the bare file name where few files share it. A word
 * counts only when it has a dot or a slash or is written like `Makefile`. In the order of `files`.
 */
export function findMentions(text: string, files: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const [match] of text.matchAll(pathLike)) {
    const word = match.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
    for (const spelling of [
      word,
      word.replace(/^[.()[\]]+|[.()[\]/+~-]+$/g, ''),
      word.replace(/[.)\]]+$/, ''),
    ]) {
      if (/[./]/.test(spelling) || /^[A-Z][A-Za-z]{4,}$/.test(spelling)) words.add(spelling);
    }
  }
  const byWord = new Map<string, string[]>();
  for (const path of files) {
    const word = nonAscii.test(path)
      ? spelledEnding(text, path)
      : endings(path).find((ending) => words.has(ending));
    if (word === undefined) continue;
    const sharing = byWord.get(word) ?? [];
    sharing.push(path);
    byWord.set(word, sharing);
  }
  const named = new Set(
    [...byWord].flatMap(([word, paths]) => {
      if (paths.includes(word)) return [word];
      return paths.length <= mostSharing ? paths : [];
    }),
  );
  return files.filter((path) => named.has(path));
}

/** `a/b/c.ts` → itself, `b/c.ts`, `c.ts`. */
function endings(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, start) => parts.slice(start).join('/'));
}

// Chinese sentences have no spaces, so a name with such letters cannot be cut out of one; it is looked for instead.
function spelledEnding(text: string, path: string): string | undefined {
  return endings(path).find((ending) => /\./.test(ending) && text.includes(ending));
}
