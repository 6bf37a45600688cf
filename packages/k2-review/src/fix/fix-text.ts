import type { Proof } from '../finding.js';
import type { Found } from '../found.js';
import { faultKey } from '../fingerprint.js';
import type { ReviewedFile } from '../scope/reviewed-file.js';
import type { Parses } from './open-parser.js';
import { applyEdit, shiftChanged } from './text-edit.js';
import { tryFix } from './try-fix.js';

/** A finding whose fix was tried, as it stood in the text it was tried on. */
export type TriedFix = {
  readonly found: Found;
  readonly text: string;
  readonly isApplied: boolean;
  readonly proof: readonly Proof[];
};

/** What became of a text. `rest` stands in the new text and has no applied fix. */
export type FixedText = {
  readonly text: string;
  readonly changed: ReviewedFile['changed'];
  readonly applied: readonly TriedFix[];
  readonly rest: readonly Found[];
  /** Proofs of the fixes that did not hold, by the finding in `rest`. */
  readonly rejected: ReadonlyMap<Found, readonly Proof[]>;
};

/** A fix may uncover the next; after so many rounds it is a circle. */
const mostPasses = 10;

/**
 * Climbs the ladder for every fix of one text, from the bottom up so that the places above stay true, and again for what overlapped.
 * @param find what the offline engines see in a text, of what is reported there (`changed`) and in the whole
 */
export async function fixText(
  file: Pick<ReviewedFile, 'text' | 'changed'>,
  reported: readonly Found[],
  engines: {
    readonly parses: Parses;
    readonly findAll: (text: string) => Promise<readonly Found[]>;
    readonly isReported: (found: Found, text: string, changed: ReviewedFile['changed']) => boolean;
  },
): Promise<FixedText> {
  const applied: TriedFix[] = [];
  const failed = new Map<string, readonly Proof[]>();
  let { text, changed } = file;
  let rest = reported;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = applied.length;
    let ceiling = Number.POSITIVE_INFINITY;
    const candidates = rest.filter((found) => found.edit !== undefined && !failed.has(tryKey(found)));
    for (const found of candidates.toSorted((a, b) => (b.edit?.start ?? 0) - (a.edit?.start ?? 0))) {
      const edit = found.edit!;
      if (edit.end > ceiling) continue;
      const attempt = await tryFix(found, text, engines);
      if (!attempt.isProven) {
        failed.set(tryKey(found), attempt.proof);
        continue;
      }
      applied.push({ found, text, isApplied: true, proof: attempt.proof });
      changed = shiftChanged(changed, text, edit);
      rest = rest.filter((entry) => tryKey(entry) !== tryKey(found)).map((entry) => shiftFound(entry, edit));
      text = applyEdit(text, edit);
      ceiling = edit.start;
    }
    if (applied.length === before) break;
    rest = await findAgain(text, changed, rest, engines);
  }
  const rejected = new Map<Found, readonly Proof[]>();
  for (const found of rest) {
    const proof = failed.get(tryKey(found));
    if (proof !== undefined && found.edit !== undefined) rejected.set(found, proof);
  }
  return { text, changed, applied, rest, rejected };
}

/** After a pass the engines look anew; a model's findings keep the places they were moved to, as long as their quote stands there. */
async function findAgain(
  text: string,
  changed: ReviewedFile['changed'],
  rest: readonly Found[],
  engines: Parameters<typeof fixText>[2],
): Promise<readonly Found[]> {
  const offline = (await engines.findAll(text)).filter((found) => engines.isReported(found, text, changed));
  const known = new Map(rest.map((found) => [tryKey(found), found]));
  // What a model added to an offline finding (detail, severity, fix) stays with it.
  const enriched = offline.map((found) => {
    const earlier = known.get(tryKey(found));
    return earlier === undefined ? found : enrich(found, earlier);
  });
  const model = rest.filter(
    (found) => found.source === 'model' && text.slice(found.start, found.end) === found.quote,
  );
  return [...enriched, ...model].sort((a, b) => a.start - b.start);
}

function enrich(found: Found, earlier: Found): Found {
  return {
    ...found,
    severity: earlier.severity,
    ...(earlier.detail !== undefined && { detail: earlier.detail }),
    ...(earlier.fixBy !== undefined &&
      earlier.edit !== undefined && { fixBy: earlier.fixBy, edit: earlier.edit }),
  };
}

function shiftFound(found: Found, edit: NonNullable<Found['edit']>): Found {
  const delta = edit.text.length - (edit.end - edit.start);
  const moved = (place: number) => (place >= edit.end ? place + delta : place);
  const own = found.edit;
  return {
    ...found,
    start: moved(found.start),
    end: moved(found.end),
    ...(own !== undefined && { edit: { ...own, start: moved(own.start), end: moved(own.end) } }),
  };
}

/** Names a try: the same fault at the same place is not tried twice. */
function tryKey(found: Found): string {
  return `${faultKey(found)}\0${found.start}`;
}
