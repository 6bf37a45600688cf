import { isPathLike } from './path-like.js';

const attribute = /(?:^|\s)\{?(?:title|path|file|filename|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'}]+))/i;

/**
 * The language and the file a fence's info string names: `ts auth/login.ts`, `ts:auth/login.ts`, `ts title="auth/login.ts"`, `ts path=auth/login.ts` or the path alone.
 * The language itself is never a file name, `dockerfile` and `makefile` included.
 */
export function readFenceInfo(info: string): { readonly language: string; readonly path: string | null } {
  const named = attribute.exec(info);
  const value = named?.[1] ?? named?.[2] ?? named?.[3];
  const rest = named === null ? info : info.replace(named[0], ' ').trim();
  const [first = '', ...others] = rest.split(/\s+/).filter((word) => word !== '');
  if (value !== undefined && isPathLike(value, true)) return { language: languageOf(first), path: value };

  const colon = /^([A-Za-z][\w+#-]*):(.+)$/.exec(first);
  // `file:///etc/x` and `C:\x` are paths with a colon of their own, not a language before one.
  const isPlainColon = colon !== null && !/^file$|^[a-z]$/i.test(colon[1] ?? '');
  if (isPlainColon && others.length === 0 && isPathLike(colon[2] ?? '', false)) {
    return { language: languageOf(colon[1] ?? ''), path: colon[2] ?? null };
  }
  const second = unquote(others.join(' '));
  if (second !== '' && isPathLike(second, false)) return { language: languageOf(first), path: second };
  if (others.length === 0 && /[./\\]/.test(first) && isPathLike(first, false))
    return { language: '', path: first };
  return { language: languageOf(first), path: null };
}

function languageOf(word: string): string {
  return word
    .replace(/^\{?\.?/, '')
    .replace(/[{}:].*$/, '')
    .toLowerCase();
}

function unquote(text: string): string {
  return text.replace(/^(["'`(])(.*)["'`)]$/, '$2');
}
