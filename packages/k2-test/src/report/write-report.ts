import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { K2Error } from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { TestResult } from '../test-result.js';
import { renderHtml } from './render-html.js';

const endings = ['.json', '.html'] as const;

/** A report's file and form. */
export type ReportFile = { readonly path: string; readonly form: (typeof endings)[number] };

/**
 * The form of a report, from its file's ending.
 * @throws K2Error usage naming the two endings
 */
export function checkReportPath(path: string, given: string): ReportFile {
  const form = endings.find((ending) => ending === extname(path).toLowerCase());
  if (form === undefined)
    throw new K2Error('usage', 'flag.notOneOf', {
      flag: 'report',
      value: given,
      allowed: endings.map((ending) => `*${ending}`),
    });
  return { path, form };
}

/** Writes the coverage and the funnel as JSON, or as a page that needs nothing else and reads the sources from the project. */
export async function writeReport(report: ReportFile, result: TestResult, session: Session): Promise<void> {
  const text =
    report.form === '.json'
      ? `${JSON.stringify(result, null, 2)}\n`
      : renderHtml(result, {
          locale: session.locale,
          text: (id, values = {}) => session.text({ id, values }),
          sources: await readSources(session.root, result),
        });
  await mkdir(dirname(report.path), { recursive: true });
  // Whoever reads the old report never sees half of the new one.
  const draft = `${report.path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, report.path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readSources(root: string, result: TestResult): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const { path, uncovered } of result.files) {
    if (uncovered.length > 0) sources.set(path, await readFile(join(root, path), 'utf8').catch(() => ''));
  }
  return sources;
}
