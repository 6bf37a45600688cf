import { estimateTokens } from '@k2/core';
import type { ReviewedFile } from '../scope/reviewed-file.js';

/** A file as a model reads it. */
type PromptFile = { readonly path: string; readonly content: string };

/** Files that go into one request. */
export type Batch = { readonly files: readonly ReviewedFile[]; readonly prompt: readonly PromptFile[] };

/** About how many tokens of code one request carries; more of it and models overlook things. */
const batchTokens = 24_000;
/** A single file larger than this is not cut in the middle: what is missing would be reported as a fault. */
const fileTokens = 60_000;
/** A run asks at most so many times; the rest of a large project is named as not seen. */
const mostBatches = 8;

/** Shares the files out over requests, whole; what no request has room for comes back as left out. */
export function planBatches(files: readonly ReviewedFile[]): {
  readonly batches: readonly Batch[];
  readonly leftOut: readonly {
    readonly path: string;
    readonly why: 'too-large-for-model' | 'too-much-for-model';
  }[];
} {
  const batches: { files: ReviewedFile[]; prompt: PromptFile[]; tokens: number }[] = [];
  const leftOut: { path: string; why: 'too-large-for-model' | 'too-much-for-model' }[] = [];
  for (const file of files) {
    const prompt = { path: file.path, content: numberLines(file) };
    const tokens = estimateTokens(prompt.content);
    const open = batches.at(-1);
    if (tokens > fileTokens) leftOut.push({ path: file.path, why: 'too-large-for-model' });
    else if (open !== undefined && open.tokens + tokens <= batchTokens) {
      open.files.push(file);
      open.prompt.push(prompt);
      open.tokens += tokens;
    } else if (batches.length < mostBatches) batches.push({ files: [file], prompt: [prompt], tokens });
    else leftOut.push({ path: file.path, why: 'too-much-for-model' });
  }
  return { batches, leftOut };
}

/** A file's lines under review with their numbers in it; `+` marks what is new, `-` what went away. */
export function numberLines(file: ReviewedFile): string {
  if (file.hunks === null || file.hunks.length === 0) {
    return splitLines(file.text)
      .map((line, index) => numbered('+', index + 1, line))
      .join('\n');
  }
  return file.hunks.map((hunk) => numberHunk(hunk.start, hunk.lines)).join('\n…\n');
}

function numberHunk(start: number, lines: readonly string[]): string {
  let next = start;
  return lines
    .map((line) => {
      const [sign, content] = [line[0] ?? ' ', line.slice(1).replace(/\r$/, '')];
      if (sign === '-') return numbered('-', undefined, content);
      next += 1;
      return numbered(sign, next - 1, content);
    })
    .join('\n');
}

function numbered(sign: string, line: number | undefined, content: string): string {
  return `${sign}${String(line ?? '').padStart(5)} | ${content}`;
}

function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
