const stringLiteral = /(["'`])((?:\\.|(?!\1)[^\\])*)\1/gs;

/** A secret as it may be shown: never enough of it to be of use, enough to find it again. */
export function maskSecret(secret: string): string {
  const shown = secret.length >= 16 ? secret.slice(0, 4) : '';
  return `${shown}${'*'.repeat(8)}`;
}

/** Code with the content of its string literals masked. */
export function maskLiterals(code: string): string {
  return code.replaceAll(
    stringLiteral,
    (_whole, quote: string, content: string) => `${quote}${maskSecret(content)}${quote}`,
  );
}
