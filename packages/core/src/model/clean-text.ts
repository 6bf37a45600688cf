import { stripVTControlCharacters } from 'node:util';

const longest = 300;
// Control characters, and those that reverse, hide or join what stands beside them.
const unsafe = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;
const keys = /\b(?:sk|ak|or|key)-[\w-]{8,}|\bBearer\s+\S+/giu;

/** Text of a host, fit to be shown and logged: one line, no control characters, no keys, cut at 300 letters. */
export function cleanHostText(text: string, key: string | null): string {
  const visible = stripVTControlCharacters(text).replaceAll(unsafe, ' ');
  const without = (key === null ? visible : visible.replaceAll(key, '…'))
    .replaceAll(keys, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return without.length > longest ? `${without.slice(0, longest)}…` : without;
}
