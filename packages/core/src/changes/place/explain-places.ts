import type { Place } from './find-places.js';

const shownLines = 6;

/** The places of an ambiguous search text, numbered, each with its line numbers, its lines and the line before it. */
export function listPlaces(texts: readonly string[], places: readonly Place[], length: number): string {
  const shown = places.slice(0, 10).map((place, index) => {
    const last = place.start + length;
    const title = length === 1 ? `line ${last}` : `lines ${place.start + 1}-${last}`;
    const from = Math.max(0, place.start - 1);
    return `${index + 1}) ${title}\n${numberLines(texts, from, Math.min(last, from + shownLines))}`;
  });
  if (places.length > 10) shown.push(`… ${places.length - 10} more`);
  return shown.join('\n');
}

/** The part of the file that shares most lines with a search text that was not found, as help for whoever writes it anew; `-` when no line is shared. */
export function explainMissing(texts: readonly string[], search: readonly string[]): string {
  const trimmed = texts.map((text) => text.trim());
  const wanted = new Map<string, number[]>();
  for (const [offset, line] of search.entries()) {
    const text = line.trim();
    if (text.length > 2) wanted.set(text, [...(wanted.get(text) ?? []), offset]);
  }
  const votes = new Map<number, number>();
  for (const [at, text] of trimmed.entries()) {
    for (const offset of wanted.get(text) ?? []) votes.set(at - offset, (votes.get(at - offset) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted((first, second) => second[1] - first[1] || first[0] - second[0]);
  if (best === undefined) return '-';
  const from = Math.max(0, best[0]);
  return numberLines(texts, from, Math.min(texts.length, from + Math.min(search.length, 12)));
}

function numberLines(texts: readonly string[], from: number, to: number): string {
  return texts
    .slice(from, to)
    .map((text, offset) => `${String(from + offset + 1).padStart(5)} | ${text.slice(0, 200)}`)
    .join('\n');
}
