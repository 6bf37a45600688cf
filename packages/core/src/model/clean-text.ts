import { cleanLine } from '../i18n/clean-text.js';

const longest = 300;
const keys = /\b(?:sk|ak|or|key)-[\w-]{8,}|\bBearer\s+\S+/giu;

/** Text of a host, fit to be shown and logged: one line, no control characters, no keys, cut at 300 letters. */
export function cleanHostText(text: string, key: string | null): string {
  const visible = cleanLine(text);
  const without = (key === null ? visible : visible.replaceAll(key, '…'))
    .replaceAll(keys, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return without.length > longest ? `${without.slice(0, longest)}…` : without;
}
