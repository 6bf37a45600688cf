import { stripVTControlCharacters } from 'node:util';

// Terminals obey control characters, and readers are fooled by text that turns around or hides.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from outside as it may be shown: without escape sequences, control, bidirectional and invisible characters; tabs and line breaks stay. */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll('\r\n', '\n')
    .replaceAll(unsafe, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim();
}
