import { isAtLeast } from '../finding.js';
import type { Found } from '../found.js';
import { lineStarts, linesBetween } from '../text-lines.js';

/**
 * Offline findings and a model's of one text together. Where both speak of one line the offline one stays, with the model's words as detail,
 * its fix where the rule has none, and the graver of the two severities.
 */
export function mergeFindings(
  text: string,
  offline: readonly Found[],
  model: readonly Found[],
): readonly Found[] {
  const starts = lineStarts(text);
  const lines = (found: Found) => linesBetween(starts, found.start, found.end);
  const merged = [...offline];
  const own: Found[] = [];
  for (const finding of model) {
    const { line, endLine } = lines(finding);
    const index = merged.findIndex((entry) => lines(entry).line <= endLine && lines(entry).endLine >= line);
    const twin = merged[index];
    if (twin !== undefined && twin.source !== 'model') merged[index] = enrich(twin, finding);
    else if (
      !own.some(
        (entry) => entry.start === finding.start && entry.end === finding.end && entry.rule === finding.rule,
      )
    ) {
      own.push(finding);
    }
  }
  return [...merged, ...own].sort((a, b) => a.start - b.start);
}

function enrich(offline: Found, model: Found): Found {
  return {
    ...offline,
    severity: isAtLeast(model.severity, offline.severity) ? model.severity : offline.severity,
    detail: String(model.message),
    ...(offline.edit === undefined &&
      model.edit !== undefined && { edit: model.edit, fixBy: 'model' as const }),
    ...(offline.edit === undefined && model.isUnanchored === true && { isUnanchored: true }),
  };
}
