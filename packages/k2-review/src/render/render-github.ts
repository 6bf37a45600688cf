import type { Finding, Severity } from '../finding.js';
import type { ReviewResult } from '../review-result.js';
import { cleanText } from '@k2/core/cli';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

/** Findings as GitHub's workflow commands, which become annotations at the lines of a pull request. Fixed ones are no longer there to show. */
export function renderGithub(result: ReviewResult): string {
  return result.findings
    .filter((finding) => finding.fix?.status !== 'applied')
    .map(annotate)
    .join('\n');
}

function annotate(finding: Finding): string {
  const properties = [
    ['file', finding.path],
    ['line', String(finding.line)],
    ['endLine', String(finding.endLine)],
    ['title', `${finding.rule} (${finding.severity})`],
  ]
    .map(([name = '', value = '']) => `${name}=${escapeProperty(value)}`)
    .join(',');
  const text = finding.detail === undefined ? finding.message : `${finding.message}\n${finding.detail}`;
  return `::${levels[finding.severity]} ${properties}::${escapeData(text)}`;
}

/** Without this a message could end its line and begin a command of its own. */
function escapeData(text: string): string {
  return cleanText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
