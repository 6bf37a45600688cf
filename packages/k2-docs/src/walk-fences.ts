/** A line of Markdown and whether it belongs to a fenced code block, delimiters included. */
export type MarkdownLine = {
  readonly text: string;
  readonly isCode: boolean;
  readonly opens: boolean;
  readonly closes: boolean;
};

/** Marks the lines of fenced code blocks. `isOpen` tells that the last fence never closed: the text was cut. */
export function walkFences(text: string): {
  readonly lines: readonly MarkdownLine[];
  readonly isOpen: boolean;
} {
  let fence: string | null = null;
  const lines = text.split('\n').map((line): MarkdownLine => {
    const mark = /^\s{0,8}(`{3,}|~{3,})(.*)$/.exec(line);
    const run = mark?.[1] ?? '';
    const info = mark?.[2] ?? '';
    if (fence === null) {
      // A back-tick fence has no back-ticks in its info string: that is a code span.
      const opens = run !== '' && !(run.startsWith('`') && info.includes('`'));
      if (opens) fence = run;
      return { text: line, isCode: opens, opens, closes: false };
    }
    const closes = run.startsWith(fence) && info.trim() === '';
    if (closes) fence = null;
    return { text: line, isCode: true, opens: false, closes };
  });
  return { lines, isOpen: fence !== null };
}

/** A fence longer than any run of back-ticks inside the code. */
export function fenceFor(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  return '`'.repeat(longest + 1);
}
