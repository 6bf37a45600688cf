/**
 * A name as the loosest file system would compare it: without case, Unicode form, width or characters that are not drawn. Two names with the same folding
 * may be one file on macOS or Windows.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
}
