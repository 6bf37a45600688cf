const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A text with every control, bidirectional and zero-width character written out (`\u{200b}`); tabs and line feeds stay. */
export function showText(text: string): string {
  return text.replaceAll(invisible, (character) => {
    if (character === '\n' || character === '\t') return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
