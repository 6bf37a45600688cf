import { pathToFileURL } from 'node:url';
import { cleanText } from '../i18n/clean-text.js';
import type { ProofCopy } from './proof-copy.js';

const longestLine = 500;

/**
 * A program's output made fit for a terminal, a report and a model: no control or bidirectional characters, paths of the copy relative to the
 * project's root, at most about `characters` characters of whole lines, twice as many from the end as from the beginning.
 */
export function cleanOutput(output: string, copy: ProofCopy, characters = 8000): string {
  const lines = hideFolders(output, copy)
    .split(/\r*\n/)
    .map((line) => cleanLine(line));
  return cutLines(lines, characters).trim();
}

/** The same without a length and without paths to hide: for text that is no program's output. */
export function cleanLine(line: string): string {
  // A progress line is rewritten after each carriage return; the last state is what a reader would have seen.
  const last = line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1);
  const clean = cleanText(last).trimEnd();
  return clean.length > longestLine
    ? `${clean.slice(0, longestLine)} … (${clean.length - longestLine} characters left out)`
    : clean;
}

function hideFolders(output: string, copy: ProofCopy): string {
  const places: readonly (readonly [string, string])[] = [
    [copy.folder, ''],
    [copy.home, '~'],
    [copy.temporary, '$TMPDIR'],
    [copy.root, ''],
  ];
  let text = output;
  for (const [folder, name] of places) {
    if (folder === '/') continue;
    for (const spelling of [`${pathToFileURL(folder).href}`, folder]) {
      text = text.replaceAll(`${spelling}/`, name === '' ? '' : `${name}/`);
      text = text.replaceAll(spelling, name === '' ? '.' : name);
    }
  }
  return text;
}

function cutLines(lines: readonly string[], characters: number): string {
  const whole = lines.join('\n');
  if (whole.length <= characters) return whole;
  const head = takeLines(lines, Math.floor(characters / 3));
  const tail = takeLines(
    lines.slice(head.length).toReversed(),
    characters - Math.floor(characters / 3),
  ).toReversed();
  const left = lines.length - head.length - tail.length;
  return [...head, `… ${left} lines left out …`, ...tail].join('\n');
}

function takeLines(lines: readonly string[], characters: number): readonly string[] {
  const taken: string[] = [];
  let room = characters;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    taken.push(line);
  }
  return taken;
}
