import type { EditBlock } from '../../reply/reply.js';
import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';
import { findPlaces, type Place, shiftLine } from './find-places.js';
import { explainMissing, listPlaces } from './explain-places.js';
import { type Line, newContent, replyLines, type TextFile, usualEnding } from './text-file.js';

export type PlacedEdits =
  | { readonly file: TextFile; readonly ignored: readonly string[]; readonly refusals: readonly [] }
  | { readonly file: null; readonly ignored: readonly string[]; readonly refusals: readonly Refusal[] };

type PlacedBlock = {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
};

/**
 * Places every block of one file, all against the file as it stands: order does not matter, overlapping is a refusal, and so is a search text that stands in no place or in
 * more than one. Line ends, the byte order mark and the final newline stay as they are. A block that is already in the file changes nothing.
 */
export function placeEdits(path: string, file: TextFile, blocks: readonly EditBlock[]): PlacedEdits {
  const texts = file.lines.map((line) => line.text);
  const refusals: Refusal[] = [];
  const placed: PlacedBlock[] = [];
  const ignored = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const search = replyLines(block.search);
    const number = String(index + 1);
    if (search.every((line) => line.trim() === '')) {
      if (file.lines.length === 0 && blocks.length === 1)
        return { file: fillEmpty(file, block), ignored: [], refusals: [] };
      refusals.push(refuse('changes.emptySearch', path, { block: number }));
      continue;
    }
    const found = findPlaces(texts, search);
    const [place, ...others] = found.places;
    if (others.length > 0) {
      const places = listPlaces(texts, found.places, search.length);
      refusals.push(
        refuse('changes.ambiguous', path, { block: number, count: String(found.places.length), places }),
      );
      continue;
    }
    const lines = place === undefined ? null : replaceLines(file, place, search, replyLines(block.replace));
    if (place !== undefined && lines !== null) {
      placed.push({ index, start: place.start, end: place.start + search.length, lines });
      for (const name of found.ignored) ignored.add(name);
    } else if (!isApplied(texts, search, replyLines(block.replace))) {
      refusals.push(
        refuse('changes.notFound', path, { block: number, nearest: explainMissing(texts, search) }),
      );
    }
  }
  placed.sort((first, second) => first.start - second.start);
  refusals.push(...findOverlaps(path, placed));
  if (refusals.length > 0) return { file: null, ignored: [], refusals };
  return { file: { ...file, lines: join(file.lines, placed) }, ignored: [...ignored], refusals: [] };
}

function fillEmpty(file: TextFile, block: EditBlock): TextFile {
  const lines = replyLines(newContent(block.replace)).map((text): Line => ({ text, ending: '\n' }));
  return { ...file, lines };
}

/** The new lines of a place. Lines that search and replacement share keep the file's own bytes; null when the shift cannot be taken from a new line. */
function replaceLines(
  file: TextFile,
  place: Place,
  search: readonly string[],
  replace: readonly string[],
): readonly Line[] | null {
  const old = file.lines.slice(place.start, place.start + search.length);
  const most = Math.min(search.length, replace.length);
  let head = 0;
  while (head < most && search[head] === replace[head]) head += 1;
  let tail = 0;
  while (tail < most - head && search.at(-1 - tail) === replace.at(-1 - tail)) tail += 1;
  const local = old.slice(head, old.length - tail).find((line) => line.ending !== '')?.ending;
  const ending = local ?? usualEnding(file.lines);
  const fresh: Line[] = [];
  for (const text of replace.slice(head, replace.length - tail)) {
    const shifted = shiftLine(text, place.shift);
    if (shifted === null) return null;
    fresh.push({ text: shifted, ending });
  }
  return [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
}

/**
 * Whether a block whose search text is gone was applied before: its replacement stands there once and shares a line with what was searched, so it is this block's own
 * place and not a chance likeness.
 */
function isApplied(texts: readonly string[], search: readonly string[], replace: readonly string[]): boolean {
  const kept = new Set(search.map((line) => line.trim()).filter((line) => line.length > 2));
  if (!replace.some((line) => kept.has(line.trim()))) return false;
  const found = findPlaces(texts, replace);
  return found.places.length === 1 && found.ignored.length === 0;
}

function findOverlaps(path: string, placed: readonly PlacedBlock[]): readonly Refusal[] {
  return placed.flatMap((block, index) => {
    const previous = placed[index - 1];
    if (previous === undefined || previous.end <= block.start) return [];
    const numbers = [previous.index + 1, block.index + 1].toSorted((first, second) => first - second);
    return [refuse('changes.overlap', path, { first: String(numbers[0]), second: String(numbers[1]) })];
  });
}

function join(lines: readonly Line[], placed: readonly PlacedBlock[]): readonly Line[] {
  const result: Line[] = [];
  let at = 0;
  for (const block of placed) {
    result.push(...lines.slice(at, block.start), ...block.lines);
    at = block.end;
  }
  result.push(...lines.slice(at));
  const usual = usualEnding(lines);
  const isOpen = lines.at(-1)?.ending === '';
  return result.map((line, index): Line => {
    if (index === result.length - 1 && isOpen) return { ...line, ending: '' };
    return line.ending === '' ? { ...line, ending: usual } : line;
  });
}
