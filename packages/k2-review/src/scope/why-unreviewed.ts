/** Larger files are data, whatever their name says. */
export const largestFile = 1024 * 1024;

const generated =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|composer\.lock|Gemfile\.lock|go\.sum)$|\.min\.(js|css|mjs)$|\.(js|css|mjs|cjs)\.map$|\.generated\.\w+$|\.pb\.(go|cc|h|js|ts)$|_pb2(_grpc)?\.pyi?$/i;

/**
 * Whether a file's name says that a program wrote it. Only the name is asked: a comment in the file
 * could be put there to keep reviewers away.
 */
export function isGenerated(path: string): boolean {
  return generated.test(path);
}

/** A file's bytes as text, or why there is none. */
export function decodeText(
  bytes: Uint8Array,
):
  | { readonly text: string; readonly hasBom: boolean }
  | { readonly why: 'too-large' | 'binary' | 'not-utf8' } {
  if (bytes.length > largestFile) return { why: 'too-large' };
  if (bytes.includes(0)) return { why: 'binary' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\u{FEFF}') ? { text: text.slice(1), hasBom: true } : { text, hasBom: false };
  } catch {
    return { why: 'not-utf8' };
  }
}

/** The bytes of a text, with its byte order mark where it had one. */
export function encodeText(text: string, hasBom: boolean): Uint8Array {
  return new TextEncoder().encode(hasBom ? `\u{FEFF}${text}` : text);
}
