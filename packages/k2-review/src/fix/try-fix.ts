import type { Proof } from '../finding.js';
import type { Found } from '../found.js';
import type { Parses } from './open-parser.js';
import { applyEdit } from './text-edit.js';

/**
 * One fix on the ladder: its place is certain, the text still parses, the finding is gone for the engine that found it,
 * and the offline engines find nothing new. Stops at the first step that does not hold.
 */
export async function tryFix(
  found: Found,
  text: string,
  engines: { readonly parses: Parses; readonly findAll: (text: string) => Promise<readonly Found[]> },
): Promise<{ readonly isProven: boolean; readonly proof: readonly Proof[] }> {
  const proof: Proof[] = [];
  const step = (check: Proof['check'], ok: boolean) => {
    proof.push({ check, ok });
    return ok;
  };
  const { edit } = found;
  if (!step('anchor', edit !== undefined && found.isUnanchored !== true && isInPlace(found, text))) {
    return { isProven: false, proof };
  }
  const after = applyEdit(text, edit!);
  if (!step('parse', engines.parses(after))) return { isProven: false, proof };
  const [earlier, later] = [count(await engines.findAll(text)), count(await engines.findAll(after))];
  const isGone =
    found.source === 'model'
      ? occurrences(after, found.quote) < occurrences(text, found.quote)
      : (later.get(found.rule) ?? 0) < (earlier.get(found.rule) ?? 0);
  if (!step('gone', isGone)) return { isProven: false, proof };
  const isClean = [...later].every(([rule, times]) => times <= (earlier.get(rule) ?? 0));
  return { isProven: step('nothing-new', isClean), proof };
}

// Secrets and long matches are quoted masked or cut; only a model's quote can be compared.
function isInPlace(found: Found, text: string): boolean {
  return found.source !== 'model' || text.slice(found.start, found.end) === found.quote;
}

function count(found: readonly Found[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
