import { openParser } from './fix/open-parser.js';
import { K2Error, type Session } from '@k2/core/cli';
import type { Severity, Unreviewed } from './finding.js';
import { findOffline } from './find-offline.js';
import type { FixedFile } from './fix/plan-fixes.js';
import { isReported } from './is-reported.js';
import type { Found } from './found.js';
import { askModel, type ModelReview } from './model/ask-model.js';
import { mergeFindings } from './model/merge-findings.js';
import type { ReviewResult } from './review-result.js';
import { hasRulesFor, preloadRules } from './rules/find-by-rules.js';
import { gitFor, readScope, type ScopeChoice } from './scope/read-scope.js';
import type { ReviewedFile } from './scope/reviewed-file.js';
import { toFindings, toFixedFindings, type UnnumberedFinding } from './to-findings.js';

/** What the user asked for. */
export type ReviewOptions = {
  readonly scope: ScopeChoice;
  readonly severity: Severity;
  readonly autofix: boolean;
  readonly asksModel: boolean;
  readonly requiresModel: boolean;
  /** Called with the result before the gate decides. */
  readonly report: (result: ReviewResult) => Promise<void>;
};

/**
 * Reviews a part of a project and lands the fixes that could be proven.
 * @throws K2Error gate, with the result, when findings at or above the severity are left, or a model's answers could not be used
 */
export async function review(session: Session, options: ReviewOptions): Promise<ReviewResult> {
  const place = { root: session.root, cwd: session.cwd, signal: session.signal };
  preloadRules();
  const scope = await readScope(options.scope, place);
  const offline = new Map<string, readonly Found[]>();
  for (const file of scope.files) {
    session.signal.throwIfAborted();
    offline.set(file.path, await findOffline(file.path, file.text));
  }
  const model = await askModel(session, scope.files, {
    isKept: async (file) =>
      (await import('./secrets/holds-secret.js')).holdsSecret(file, offline.get(file.path) ?? []),
    isWanted: options.asksModel,
    isRequired: options.requiresModel,
  });
  tellAboutModel(session, model);
  const all = new Map(scope.files.map((file) => [file.path, mergeAll(file, offline, model)]));
  const reported = new Map(
    scope.files.map((file) => [
      file.path,
      (all.get(file.path) ?? []).filter((found) =>
        isReported(found, file.text, file.changed, options.severity),
      ),
    ]),
  );
  const isFixing = options.autofix && model.failed === undefined;
  const fixing = isFixing
    ? await fix(session, options, scope.files, reported)
    : { fixed: [], paths: new Set<string>(), diff: undefined };
  const findings = scope.files.flatMap((file) =>
    report(session, file, all.get(file.path) ?? [], reported.get(file.path) ?? [], fixing),
  );
  const result: ReviewResult = {
    scope: scope.kind,
    files: scope.files.length,
    findings: findings.map((finding, index) => ({ id: `f${index + 1}`, ...finding })),
    suppressed: countSuppressed(scope.files, all, reported),
    fixed: findings.filter((finding) => finding.fix?.status === 'applied').length,
    unreviewed: [
      ...scope.unreviewed,
      ...model.unreviewed,
      ...withoutRules(scope.files, model),
      ...(await findUnparsed(scope.files)),
    ],
    model: model.use,
    ...(session.isDryRun && fixing.diff !== undefined && { diff: fixing.diff }),
  };
  await options.report(result);
  if (model.failed !== undefined) {
    const reason = session.text({ id: model.failed, values: {} });
    throw new K2Error('gate', 'review.modelFailed', { reason }, { result });
  }
  const left = result.findings.length - result.fixed;
  if (left > 0)
    throw new K2Error('gate', 'review.findings', { count: left, severity: options.severity }, { result });
  return result;
}

type Fixing = {
  readonly fixed: readonly FixedFile[];
  readonly paths: ReadonlySet<string>;
  readonly diff: string | undefined;
};

async function fix(
  session: Session,
  options: ReviewOptions,
  files: readonly ReviewedFile[],
  reported: ReadonlyMap<string, readonly Found[]>,
): Promise<Fixing> {
  const git = gitFor(options.scope, { root: session.root, cwd: session.cwd, signal: session.signal });
  const withFix = files.filter((file) => reported.get(file.path)?.some((found) => found.edit !== undefined));
  if (withFix.length === 0) return { fixed: [], paths: new Set(), diff: '' };
  const [{ landFixes, selectFixable }, { planFixes }] = await Promise.all([
    import('./fix/land-fixes.js'),
    import('./fix/plan-fixes.js'),
  ]);
  const fixable = options.scope.staged ? await selectFixable(git, withFix) : withFix;
  const fixed = await planFixes(session.root, fixable, reported, options.severity);
  const landed = await landFixes(session, git, fixed, options.scope.staged);
  return { fixed, paths: landed.paths, diff: landed.diff };
}

/** The findings of one file: as reviewed, or, where fixes landed, what was fixed and what is left in the new text. */
function report(
  session: Session,
  file: ReviewedFile,
  all: readonly Found[],
  reported: readonly Found[],
  fixing: Fixing,
): readonly UnnumberedFinding[] {
  const { path, text } = file;
  const fixed = fixing.fixed.find((entry) => entry.file.path === path)?.fixed;
  const phrase = session.text;
  if (fixed === undefined) return toFindings({ path, text, all, reported, phrase });
  if (!fixing.paths.has(path)) {
    return toFindings({ path, text, all, reported, proofs: fixed.rejected, unlanded: fixed.applied, phrase });
  }
  const left = toFindings({
    path,
    text: fixed.text,
    all: fixed.rest,
    reported: fixed.rest,
    proofs: fixed.rejected,
    phrase,
  });
  return [...toFixedFindings(path, fixed.applied, all, phrase), ...left].sort((a, b) => a.line - b.line);
}

function mergeAll(
  file: ReviewedFile,
  offline: ReadonlyMap<string, readonly Found[]>,
  model: ModelReview,
): readonly Found[] {
  return mergeFindings(file.text, offline.get(file.path) ?? [], model.found.get(file.path) ?? []);
}

function countSuppressed(
  files: readonly ReviewedFile[],
  all: ReadonlyMap<string, readonly Found[]>,
  reported: ReadonlyMap<string, readonly Found[]>,
): number {
  return files.reduce((sum, { path, text, changed }) => {
    const inScope = (all.get(path) ?? []).filter((found) => isReported(found, text, changed, 'low'));
    return sum + inScope.length - (reported.get(path)?.length ?? 0);
  }, 0);
}

/** Broken text is searched as far as it can be understood, and that is said: silence would read as a clean bill. */
async function findUnparsed(files: readonly ReviewedFile[]): Promise<readonly Unreviewed[]> {
  const unparsed: Unreviewed[] = [];
  for (const { path, text } of files.filter((file) => hasRulesFor(file.path))) {
    const parses = await openParser(path, text);
    if (parses !== null && !parses(text)) unparsed.push({ path, why: 'not-parsed' });
  }
  return unparsed;
}

/** Without a model a language we have no rules for was only searched for secrets. */
function withoutRules(files: readonly ReviewedFile[], model: ModelReview): readonly Unreviewed[] {
  if (model.use.used !== null) return [];
  return files
    .filter((file) => !hasRulesFor(file.path))
    .map((file) => ({ path: file.path, why: 'no-rules' }));
}

function tellAboutModel(session: Session, model: ModelReview): void {
  const { why } = model.use;
  if (why === 'unavailable') session.tell('warning', { id: 'review.model.unavailable', values: {} });
  else if (why === 'no-key' || why === 'offline' || why === '--no-model') {
    session.tell('note', { id: `review.model.${why.replace('--', '')}`, values: {} });
  }
}
