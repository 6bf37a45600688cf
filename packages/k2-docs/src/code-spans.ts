/** A piece of a line: a code span with its back-ticks, or what stands between two of them. */
type Piece = { readonly text: string; readonly isCode: boolean };

/** Cuts a line at its code spans. A back-tick without its pair comes back escaped, so that it can pair with nothing further down. */
function splitCode(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let rest = line;
  for (;;) {
    const run = /(?<!\\)(?:\\\\)*(`+)/.exec(rest);
    if (run === null) return [...pieces, { text: plain + rest, isCode: false }];
    const marks = run[1] ?? '';
    const start = run.index + run[0].length - marks.length;
    const close = new RegExp(`(?<!\`)${marks}(?!\`)`).exec(rest.slice(start + marks.length));
    plain += rest.slice(0, start);
    if (close === null) {
      plain += marks.replaceAll('`', '\\`');
      rest = rest.slice(start + marks.length);
      continue;
    }
    const end = start + marks.length + close.index + marks.length;
    pieces.push({ text: plain, isCode: false }, { text: rest.slice(start, end), isCode: true });
    plain = '';
    rest = rest.slice(end);
  }
}

/** Applies a change to what stands outside of code spans. */
export function mapOutsideCode(line: string, change: (part: string) => string): string {
  return splitCode(line)
    .map(({ text, isCode }) => (isCode ? text : change(text)))
    .join('');
}

/** Applies a change to the code spans, back-ticks included. */
export function mapCode(line: string, change: (span: string) => string): string {
  return splitCode(line)
    .map(({ text, isCode }) => (isCode ? change(text) : text))
    .join('');
}

/** The contents of a line's code spans. */
export function codeSpans(line: string): readonly string[] {
  return splitCode(line)
    .filter((piece) => piece.isCode)
    .map(({ text }) => text.replaceAll(/^`+|`+$/g, '').trim());
}

/** What stands outside of code spans, the spans taken out. */
export function textOutsideCode(line: string): string {
  return mapCode(line, () => ' ');
}

/** Applies a change to a line in which every code span stands as one private letter, and puts the spans back. */
export function withCodeHidden(line: string, change: (masked: string) => string): string {
  const kept: string[] = [];
  return reveal(change(mapCode(line, (span) => hide(span, kept))), kept);
}

/** Puts a text aside and gives the mark that stands for it; private letters never occur in cleaned prose. */
export function hide(text: string, kept: string[]): string {
  return `\uE000${kept.push(text) - 1}\uE001`;
}

/** Puts back what was hidden, also inside of what was hidden later. */
export function reveal(text: string, kept: readonly string[]): string {
  const shown = text.replaceAll(/\uE000(\d+)\uE001/g, (_whole, index: string) => kept[Number(index)] ?? '');
  return shown === text ? text : reveal(shown, kept);
}
