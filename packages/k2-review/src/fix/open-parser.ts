import type { ParserOptions } from 'oxc-parser';

/** Whether a text is whole in its language. */
export type Parses = (text: string) => boolean;

const sourceTypes: readonly NonNullable<ParserOptions['sourceType']>[] = ['module', 'commonjs', 'script'];

/**
 * A parser for the file's language, or null where we have none: then nothing can be proven and a fix stays a suggestion.
 * JavaScript is read the way the file could be read before the fix; a file that could not be read before has no fix that holds.
 */
export async function openParser(path: string, original: string): Promise<Parses | null> {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'json') return parsesJson(original) ? parsesJson : null;
  if (!['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].includes(extension)) return null;
  const { parseSync } = await import('oxc-parser');
  // Many projects write JSX in files called .js.
  const languages: readonly ParserOptions[] = extension === 'js' ? [{}, { lang: 'jsx' }] : [{}];
  const readers = languages.flatMap((language) =>
    sourceTypes.map(
      (sourceType): Parses =>
        (text) =>
          parseSync(path, text, { ...language, sourceType }).errors.every(
            (error) => String(error.severity) !== 'Error',
          ),
    ),
  );
  return readers.find((parses) => parses(original)) ?? (() => false);
}

function parsesJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
