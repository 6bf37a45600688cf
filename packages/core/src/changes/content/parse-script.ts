import type { ParseResult } from 'oxc-parser';

const languages: Readonly<Record<string, 'ts' | 'tsx' | 'jsx' | 'dts'>> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
};

/** A JavaScript or TypeScript file parsed; null for another language, and for text that does not parse, which is the parse check's to say. */
export async function parseScript(path: string, text: string): Promise<ParseResult | null> {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const lang = /\.d\.[mc]?ts$/i.test(path) ? 'dts' : languages[extension];
  if (lang === undefined) return null;
  const { parseSync } = await import('oxc-parser');
  const result = parseSync(path, text, { lang, sourceType: 'unambiguous' });
  return result.errors.length > 0 ? null : result;
}
