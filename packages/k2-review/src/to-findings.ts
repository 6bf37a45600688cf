import type { Note } from '@k2/core';
import type { Finding, Proof, ReportedFix } from './finding.js';
import type { TriedFix } from './fix/fix-text.js';
import { reportEdit } from './fix/text-edit.js';
import { fingerprintAll } from './fingerprint.js';
import type { Found } from './found.js';
import { cleanText } from '@k2/core/cli';
import { lineStarts, linesBetween } from './text-lines.js';

/** A finding that has everything but its number. */
export type UnnumberedFinding = Omit<Finding, 'id'>;

/** How findings are worded. */
export type Phrase = (note: Note) => string;

/**
 * Findings of one text as they are reported.
 * @param all every finding of the text, so that which of several equal ones is meant does not depend on what is reported
 */
export function toFindings(options: {
  readonly path: string;
  readonly text: string;
  readonly all: readonly Found[];
  readonly reported: readonly Found[];
  readonly proofs?: ReadonlyMap<Found, readonly Proof[]>;
  /** Proven, but not written: `--dry-run`, or a place the fix cannot land. */
  readonly unlanded?: readonly TriedFix[];
  readonly phrase: Phrase;
}): readonly UnnumberedFinding[] {
  const { path, text, reported, proofs, phrase } = options;
  const names = nameFaults(path, [...options.all, ...reported]);
  const unlanded = new Map((options.unlanded ?? []).map((tried) => [placeKey(tried.found), tried.proof]));
  return reported.map((found) => {
    const rejected = proofs?.get(found);
    const proof = rejected ?? unlanded.get(placeKey(found)) ?? [];
    const fix = suggestedFix(found, text, proof, rejected !== undefined);
    return toFinding({ path, text, found, fingerprint: names.get(placeKey(found)) ?? '', fix, phrase });
  });
}

/** Findings whose fix was written. Their lines are those of the text the fix was made in. */
export function toFixedFindings(
  path: string,
  applied: readonly TriedFix[],
  all: readonly Found[],
  phrase: Phrase,
): readonly UnnumberedFinding[] {
  const names = nameFaults(path, [...all, ...applied.map((tried) => tried.found)]);
  return applied.map(({ found, text, proof }) =>
    toFinding({
      path,
      text,
      found,
      fingerprint: names.get(placeKey(found)) ?? '',
      fix: {
        status: 'applied',
        proof,
        edits: found.edit === undefined ? [] : [reportEdit(text, found.edit)],
      },
      phrase,
    }),
  );
}

function toFinding(options: {
  readonly path: string;
  readonly text: string;
  readonly found: Found;
  readonly fingerprint: string;
  readonly fix: ReportedFix | undefined;
  readonly phrase: Phrase;
}): UnnumberedFinding {
  const { path, text, found, fingerprint, fix, phrase } = options;
  const { line, endLine } = linesBetween(lineStarts(text), found.start, found.end);
  return {
    fingerprint,
    rule: found.rule,
    source: found.source,
    severity: found.severity,
    category: found.category,
    path,
    line,
    endLine,
    quote: found.quote,
    message: typeof found.message === 'string' ? cleanText(found.message) : phrase(found.message),
    ...(found.detail !== undefined && { detail: cleanText(found.detail) }),
    confidence: found.confidence,
    ...(fix !== undefined && { fix }),
  };
}

function suggestedFix(
  found: Found,
  text: string,
  proof: readonly Proof[],
  isRejected: boolean,
): ReportedFix | undefined {
  if (found.edit === undefined) return undefined;
  // Where the place is not certain an edit would name one that may be wrong.
  const edits = found.isUnanchored === true ? [] : [reportEdit(text, found.edit)];
  return { status: isRejected ? 'rejected' : 'suggested', proof, edits };
}

function nameFaults(path: string, found: readonly Found[]): ReadonlyMap<string, string> {
  const unique = [...new Map(found.map((entry) => [placeKey(entry), entry])).values()];
  const names = fingerprintAll(path, unique);
  return new Map(unique.map((entry, index) => [placeKey(entry), names[index] ?? '']));
}

function placeKey(found: Found): string {
  return `${found.rule}\0${found.start}\0${found.end}`;
}
