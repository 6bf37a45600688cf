import type { Change } from '../changes/change-set.js';
import { languageOf } from '../project/language.js';
import type { Check, CheckResult } from './verdict.js';

// What the scripts of a package.json are about.
const scriptLanguages = new Set(['javascript', 'typescript', 'vue', 'svelte']);

/**
 * The languages of written files that nothing proved. Parsing alone proves nothing where the project has no check; a project's scripts speak
 * for JavaScript and its kin, the user's own `--check` for everything; a check that failed before speaks for nothing.
 */
export function findNotChecked(
  changes: readonly Change[],
  checks: readonly Check[],
  baseline: readonly CheckResult[],
  notParsed: readonly string[],
): readonly string[] {
  const works = (check: Check): boolean =>
    !baseline.some((result) => result.name === check.name && !result.ok);
  const counting = checks.filter(works);
  const written = changes
    .flatMap((change) => (change.after === null ? [] : [languageOf(change.path) ?? []]))
    .flat();
  const languages = [...new Set(written)].sort();
  if (counting.length === 0) return languages;
  if (counting.some((check) => check.script === undefined)) return [];
  return languages.filter((language) => !scriptLanguages.has(language) && notParsed.includes(language));
}
