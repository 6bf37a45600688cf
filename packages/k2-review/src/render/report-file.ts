import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { K2Error, type Speaker } from '@k2/core/cli';
import type { ReviewResult } from '../review-result.js';
import { renderGithub } from './render-github.js';
import { renderPretty } from './render-pretty.js';

export const reportFormats = ['pretty', 'json', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A file to write the review into. */
export type ReportFile = { readonly format: ReportFormat; readonly file: string };

// Names of formats this version does not write; a file called so would hold something else than it says.
const otherFormats = new Set(['.sarif', '.xml', '.html', '.csv']);

/**
 * Reads `[FORMAT:]FILE`; without a format the name decides: `.json` is JSON, any other name plain text.
 * @throws K2Error usage for a format that is not written
 */
export async function parseReportFile(value: string, cwd: string): Promise<ReportFile> {
  // Two letters at least: `C:\review.txt` names a drive.
  const [, prefix, rest] = /^([A-Za-z]\w+):(.*)$/s.exec(value) ?? [];
  const file = prefix === undefined ? value : (rest ?? '');
  const format = prefix ?? (extname(file).toLowerCase() === '.json' ? 'json' : 'pretty');
  const known = reportFormats.find((entry) => entry === format);
  if (
    known === undefined ||
    file === '' ||
    (prefix === undefined && otherFormats.has(extname(file).toLowerCase()))
  ) {
    throw new K2Error('usage', 'review.reportFormat', { value, allowed: reportFormats });
  }
  return { format: known, file: resolve(cwd, file) };
}

/** A review in one of the formats, for standard output or a file. */
export function renderReview(result: ReviewResult, format: ReportFormat, speaker: Speaker): string {
  if (format === 'json') return JSON.stringify(result, null, 2);
  return format === 'github' ? renderGithub(result) : renderPretty(result, speaker);
}

/** Writes the reports. The user named these files, so they are written whatever the answer is. */
export async function writeReports(
  reports: readonly ReportFile[],
  result: ReviewResult,
  speaker: Speaker,
): Promise<void> {
  for (const { format, file } of reports) {
    await mkdir(dirname(file), { recursive: true });
    const text = renderReview(result, format, speaker);
    await writeFile(file, text === '' ? '' : `${text}\n`);
  }
}
