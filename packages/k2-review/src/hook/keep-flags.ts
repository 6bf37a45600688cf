import type { ReviewFlags } from '../perform.js';
import { K2Error } from '@k2/core/cli';
import { parseReportFile } from '../render/report-file.js';

/**
 * The flags the hook passes on: those given beside `--install-hook` that say how to review. What to review the hook knows itself.
 * @throws K2Error usage for a scope given with it
 */
export async function keepFlags(flags: ReviewFlags, cwd: string): Promise<readonly string[]> {
  if (flags.base !== undefined || flags.all) {
    throw new K2Error('usage', 'review.scopes', {
      given: ['--install-hook', flags.all ? '--all' : '--base'],
    });
  }
  const values: readonly (readonly [string, string | undefined])[] = [
    ['severity', flags.severity],
    ['format', flags.format],
    ['lang', typeof flags.lang === 'string' ? flags.lang : undefined],
    ['model', flags.model],
    ['provider', flags.provider],
    ['base-url', flags['base-url']],
  ];
  const switches = ['no-model', 'require-model', 'offline', 'quiet', 'verbose'] as const;
  const reports = await Promise.all((flags.report ?? []).map((value) => parseReportFile(value, cwd)));
  return [
    ...values.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...switches.filter((name) => flags[name] === true).map((name) => `--${name}`),
    ...reports.flatMap(({ format, file }) => ['--report', `${format}:${file}`]),
  ];
}
