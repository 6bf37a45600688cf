import type { Found } from '../found.js';
import { isChanged, type ReviewedFile } from '../scope/reviewed-file.js';
import { lineStarts, linesBetween } from '../text-lines.js';
import type { ModelFinding } from './review-reply.js';

type Place = { readonly start: number; readonly end: number };

/**
 * Finds a model's quote in the reviewed text and puts the finding there, whatever line the model named.
 * Undefined when the quote is not in it, or only in lines nobody changed.
 */
export function anchorFinding(finding: ModelFinding, file: ReviewedFile): Found | undefined {
  const starts = lineStarts(file.text);
  const places = findQuote(file.text, finding.quote).filter(({ start, end }) => {
    const { line, endLine } = linesBetween(starts, start, end);
    return isChanged(file.changed, line, endLine);
  });
  const distance = ({ start, end }: Place) =>
    Math.abs(linesBetween(starts, start, end).line - (finding.line ?? 1));
  const [place, second] = places.toSorted((a, b) => distance(a) - distance(b));
  if (place === undefined) return undefined;
  const isCertain =
    second === undefined || (finding.line !== undefined && distance(place) === 0 && distance(second) > 0);
  const target = finding.fix === undefined ? undefined : findFixPlace(file.text, place, finding.fix.search);
  return {
    rule: `model/${finding.category}`,
    source: 'model',
    severity: finding.severity,
    category: finding.category,
    confidence: finding.confidence,
    ...place,
    quote: file.text.slice(place.start, place.end),
    message: finding.message,
    ...(finding.fix !== undefined &&
      (target === undefined || !isCertain
        ? { isUnanchored: true, edit: { ...place, text: finding.fix.replace } }
        : { edit: { ...target, text: withLineEnds(finding.fix.replace, file.text) } })),
  };
}

/** Every place of a quote. Line ends, the numbers our own prompt puts before lines, and space around it may differ; nothing else. */
function findQuote(text: string, quote: string): readonly Place[] {
  const plain = quote.replaceAll('\r\n', '\n');
  const unnumbered = plain.replaceAll(/^[+ -]?\s*\d* \| ?/gm, '');
  for (const spelling of new Set([plain, plain.trim(), unnumbered, unnumbered.trim()])) {
    // A brace or a comma stands everywhere and proves nothing.
    if (!/[\p{L}\p{N}]/u.test(spelling)) continue;
    const places = findAll(text, spelling);
    if (places.length > 0) return places;
  }
  return [];
}

function findFixPlace(text: string, quote: Place, search: string): Place | undefined {
  const inQuote = findAll(text.slice(quote.start, quote.end), search);
  if (inQuote.length === 1) {
    const [place] = inQuote as [Place];
    return { start: quote.start + place.start, end: quote.start + place.end };
  }
  if (inQuote.length > 1) return undefined;
  // Outside of the quote a search is whole lines, and it must be the only one of its kind.
  const inFile = findAll(text, search).filter(({ start, end }) => isWholeLines(text, start, end));
  return inFile.length === 1 ? inFile[0] : undefined;
}

function isWholeLines(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(end).split('\n')[0] ?? '';
  return before.trim() === '' && (after.trim() === '' || text[end - 1] === '\n');
}

function findAll(text: string, part: string): readonly Place[] {
  const wanted = withLineEnds(part.replaceAll('\r\n', '\n'), text);
  const places: Place[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    places.push({ start: at, end: at + wanted.length });
  }
  return places;
}

/** A text in the line ends of the file it goes into. */
function withLineEnds(part: string, text: string): string {
  return text.includes('\r\n') ? part.replaceAll(/\r?\n/g, '\r\n') : part;
}
