/** A uniform shift of indentation between what was searched and what stands in the file. */
export type Shift = { readonly add: string; readonly remove: string };
export type Place = { readonly start: number; readonly shift: Shift };
/** The places of the first rung that found any, and what that rung ignores there. */
export type Places = { readonly places: readonly Place[]; readonly ignored: readonly string[] };

const noShift: Shift = { add: '', remove: '' };

const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′＇]/g, "'"],
  [/[“”„‟″＂]/g, '"'],
  [/[‐‑‒–—―−﹘﹣－]/g, '-'],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' '],
  [/…/g, '...'],
  [/\u200B|\u200C|\u200D|\u2060|\uFEFF/g, ''],
];

/**
 * Where `search` (whole lines) stands in a file: exactly; else but for trailing space; else but for a uniform indentation; else but for punctuation that looks alike.
 * A later rung is tried only when the one before found nothing; the caller refuses anything but one place.
 */
export function findPlaces(lines: readonly string[], search: readonly string[]): Places {
  const exact = scan(lines, search);
  if (exact.length > 0) return { places: exact, ignored: [] };
  const trimmed = lines.map(trimEnd);
  const trimmedSearch = search.map(trimEnd);
  const spaced = scan(trimmed, trimmedSearch);
  if (spaced.length > 0) return { places: spaced, ignored: ['trailing-space'] };
  const shifted = scanShifted(trimmed, trimmedSearch);
  if (shifted.length > 0) return { places: shifted, ignored: ['indentation'] };
  const alike = scanShifted(lines.map(unify), search.map(unify));
  const isShifted = alike.some((place) => place.shift.add !== '' || place.shift.remove !== '');
  return { places: alike, ignored: isShifted ? ['indentation', 'punctuation'] : ['punctuation'] };
}

function scan(lines: readonly string[], search: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  for (let start = 0; start + search.length <= lines.length; start += 1) {
    if (search.every((line, offset) => lines[start + offset] === line))
      places.push({ start, shift: noShift });
  }
  return places;
}

function scanShifted(lines: readonly string[], search: readonly string[]): readonly Place[] {
  const anchor = search.findIndex((line) => line !== '');
  const wanted = (search[anchor] ?? '').trimStart();
  const places: Place[] = [];
  for (let start = 0; start + search.length <= lines.length; start += 1) {
    const there = lines[start + anchor] ?? '';
    if (!there.endsWith(wanted)) continue;
    const shift = shiftBetween(search[anchor] ?? '', there);
    if (shift !== null && search.every((line, offset) => shiftLine(line, shift) === lines[start + offset])) {
      places.push({ start, shift });
    }
  }
  return places;
}

function shiftBetween(searched: string, found: string): Shift | null {
  const more = found.slice(0, Math.max(0, found.length - searched.length));
  const less = searched.slice(0, Math.max(0, searched.length - found.length));
  if (more.trim() !== '' || less.trim() !== '') return null;
  if (more + searched === found) return { add: more, remove: '' };
  return less + found === searched ? { add: '', remove: less } : null;
}

/** A line moved by a shift; blank lines stay; null for a line the shift cannot be taken from. */
export function shiftLine(line: string, shift: Shift): string | null {
  if (line.trim() === '') return line;
  if (!line.startsWith(shift.remove)) return null;
  return shift.add + line.slice(shift.remove.length);
}

function trimEnd(line: string): string {
  return line.replace(/[ \t]+$/, '');
}

function unify(line: string): string {
  let text = line;
  for (const [pattern, plain] of lookAlikes) text = text.replaceAll(pattern, plain);
  return trimEnd(text);
}
