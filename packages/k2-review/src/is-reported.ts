import { isAtLeast, type Severity } from './finding.js';
import type { Found } from './found.js';
import { isChanged, type ReviewedFile } from './scope/reviewed-file.js';
import { lineStarts, linesBetween } from './text-lines.js';

/** Whether a finding of a text is under review and bad enough to be told. */
export function isReported(
  found: Found,
  text: string,
  changed: ReviewedFile['changed'],
  severity: Severity,
): boolean {
  if (!isAtLeast(found.severity, severity)) return false;
  const { line, endLine } = linesBetween(lineStarts(text), found.start, found.end);
  return isChanged(changed, line, endLine);
}
