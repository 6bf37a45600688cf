// Every kind the scanner knows is a long run of token letters, a credential inside an address, or says what it is.
const tokenWithDigit = /[\w+/=.-]*\d[\w+/=.-]*/g;
const longToken = /[\w+/=-]{24,}/;
const told = /PRIVATE KEY|_authToken|:\/\/[^\s/]*:[^\s/]*@|xox[abopr]-|xapp-/;

/**
 * Whether the secret scanner has to be loaded at all; most commits hold nothing it could ever match, and loading it
 * costs a third of the hook's time. Says yes too often rather than too seldom.
 */
export function mayHoldSecret(text: string): boolean {
  if (longToken.test(text) || told.test(text)) return true;
  for (const [token] of text.matchAll(tokenWithDigit)) if (token.length >= 16) return true;
  return false;
}
