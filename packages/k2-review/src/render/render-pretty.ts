import { cleanLine, cleanText, type Speaker } from '@k2/core/cli';
import { type Finding, type Severity, severities } from '../finding.js';
import type { ReviewResult } from '../review-result.js';

const colors: Readonly<Record<Severity, Parameters<Speaker['style']>[0]>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};

/** A review for people: each finding with its place and the line it quotes, then what it comes to. */
export function renderPretty(result: ReviewResult, speaker: Speaker): string {
  const parts = result.findings.map((finding) => renderFinding(finding, speaker));
  if (result.diff !== undefined && result.diff !== '') parts.push(cleanText(result.diff).trimEnd());
  parts.push(renderSummary(result, speaker));
  return parts.join('\n\n');
}

function renderFinding(finding: Finding, { style, text }: Speaker): string {
  const place = style('bold', `${cleanLine(finding.path)}:${finding.line}`);
  const severity = style(colors[finding.severity], text(`review.severity.${finding.severity}`));
  const lines = [
    `${place}  ${severity}  ${style('dim', finding.rule)}`,
    `  ${cleanLine(finding.message)}`,
    `  ${style('dim', '│')} ${cleanLine(finding.quote).slice(0, 160)}`,
  ];
  if (finding.detail !== undefined) lines.push(`  ${cleanLine(finding.detail)}`);
  if (finding.fix !== undefined) lines.push(`  ${renderFix(finding.fix, { style, text })}`);
  return lines.join('\n');
}

function renderFix(
  fix: NonNullable<Finding['fix']>,
  { style, text }: Pick<Speaker, 'style' | 'text'>,
): string {
  const failed = fix.proof.find((step) => !step.ok);
  const line = text(`review.fix.${fix.status}`, {
    reason: failed === undefined ? '' : text(`review.proof.${failed.check}`),
  });
  return style(fix.status === 'applied' ? 'green' : 'dim', line);
}

function renderSummary(result: ReviewResult, { text, style }: Speaker): string {
  const left = result.findings.filter((finding) => finding.fix?.status !== 'applied');
  const counts = severities
    .toReversed()
    .map((severity) => [severity, left.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${text(`review.severity.${severity}`)} ${count}`);
  const lines = [
    left.length === 0
      ? style('green', text('review.summary.none', { files: result.files }))
      : text('review.summary.some', { count: left.length, files: result.files, counts }),
  ];
  if (result.fixed > 0) lines.push(text('review.summary.fixed', { count: result.fixed }));
  if (result.suppressed > 0) lines.push(text('review.summary.suppressed', { count: result.suppressed }));
  lines.push(...renderUnreviewed(result, text));
  return lines.join('\n');
}

function renderUnreviewed(result: ReviewResult, text: Speaker['text']): readonly string[] {
  const reasons = [...new Set(result.unreviewed.map((entry) => entry.why))];
  return reasons.map((why) => {
    const entries = result.unreviewed.filter((entry) => entry.why === why);
    const shown = entries.slice(0, 5).map((entry) => cleanLine(entry.path));
    const more = entries.length > 5 ? ` (+${entries.length - 5})` : '';
    return text('review.summary.unreviewed', {
      why: text(`review.why.${why}`),
      paths: `${shown.join(', ')}${more}`,
    });
  });
}
