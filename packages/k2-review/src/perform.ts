import { fileURLToPath } from 'node:url';
import {
  createSpeaker,
  type GlobalFlags,
  K2Error,
  type Performance,
  type Session,
  type Speaker,
} from '@k2/core/cli';
import type { Severity } from './finding.js';
import type { HookResult } from './hook/install-hook.js';
import { reviewMessages } from './messages.js';
import { parseReportFile, renderReview, type ReportFormat, writeReports } from './render/report-file.js';
import type { ReviewResult } from './review-result.js';
import type { ScopeChoice } from './scope/read-scope.js';

/** The flags of k2-review as they were given. */
export type ReviewFlags = GlobalFlags & {
  readonly staged: boolean;
  readonly base?: string | undefined;
  readonly all: boolean;
  readonly severity?: Severity | undefined;
  readonly autofix: boolean;
  readonly format?: ReportFormat | undefined;
  readonly report?: readonly string[] | undefined;
  readonly 'no-model': boolean;
  readonly 'install-hook': boolean;
  readonly 'uninstall-hook': boolean;
};

type Result = ReviewResult | HookResult;

/** What one call of k2-review does: review, or change the hook. @throws K2Error usage for flags that contradict each other */
export async function perform(flags: ReviewFlags, paths: readonly string[]): Promise<Performance<Result>> {
  const scope = await chooseScope(flags, paths);
  if (flags['no-model'] && flags['require-model'] === true) throw new K2Error('usage', 'review.modelFlags');
  return {
    work: (session) => {
      if (flags['install-hook']) return installHook(session, flags);
      return flags['uninstall-hook'] ? uninstallHook(session) : review(session, flags, scope);
    },
    render: (result, speaker) => render(result, flags, speaker),
  };
}

async function chooseScope(flags: ReviewFlags, paths: readonly string[]): Promise<ScopeChoice> {
  const given = [
    ...(flags.staged ? ['--staged'] : []),
    ...(flags.base === undefined ? [] : ['--base']),
    ...(flags.all ? ['--all'] : []),
    ...(paths.length > 0 ? [paths.join(' ')] : []),
  ];
  if (given.length > 1) throw new K2Error('usage', 'review.scopes', { given });
  return { staged: flags.staged, base: flags.base, all: flags.all, paths };
}

async function review(session: Session, flags: ReviewFlags, scope: ScopeChoice): Promise<ReviewResult> {
  const reports = await Promise.all((flags.report ?? []).map((value) => parseReportFile(value, session.cwd)));
  const plain = createSpeaker({ catalogue: reviewMessages, locale: session.locale, color: false });
  const work = await import('./review.js');
  return work.review(session, {
    scope,
    severity: flags.severity ?? session.config.review?.severity ?? 'medium',
    autofix: flags.autofix,
    asksModel: !flags['no-model'],
    requiresModel:
      flags['require-model'] === true || (session.config.review?.requireModel === true && !flags['no-model']),
    report: (result) => writeReports(reports, result, plain),
  });
}

async function installHook(session: Session, flags: ReviewFlags): Promise<HookResult> {
  const [{ installHook: install }, { keepFlags }] = await Promise.all([
    import('./hook/install-hook.js'),
    import('./hook/keep-flags.js'),
  ]);
  // The file itself and not the link on PATH: a link goes when its version manager changes versions.
  const binary = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  return install(session, { node: process.execPath, binary, arguments: await keepFlags(flags, session.cwd) });
}

async function uninstallHook(session: Session): Promise<HookResult> {
  return (await import('./hook/install-hook.js')).uninstallHook(session);
}

function render(result: Result, flags: ReviewFlags, speaker: Speaker): string {
  if (!('findings' in result)) return speaker.text(`review.hook.${result.action}`, { hook: result.hook });
  return renderReview(result, flags.format ?? 'pretty', speaker);
}
