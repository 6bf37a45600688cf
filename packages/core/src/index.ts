// The public API, read top to bottom; nothing else of this package is anyone's to import.
export {
  errorText,
  exitCodes,
  K2Error,
  systemErrorCode,
  type ErrorCode,
  type MessageValues,
  type Note,
} from './errors/k2-error.js';

export { expectation } from './config/check-config.js';
export {
  configKeys,
  docsFormats,
  metrics,
  severities,
  testRunners,
  type Config,
} from './config/config-keys.js';
export { chooseMessageLocale, isLocale, locales, type Locale } from './i18n/locale.js';
export { cleanLine, cleanText } from './i18n/clean-text.js';
export { translate, type Catalogue } from './i18n/translate.js';

export { detectProject, type ProjectFacts } from './project/detect-project.js';
export { findProjectRoot } from './project/find-project-root.js';
export { gatherContext, type ContextFile, type ProjectContext } from './project/gather-context.js';
export { estimateTokens } from './project/estimate-tokens.js';
export { languageOf } from './project/language.js';
export { listFiles } from './project/list-files.js';
export { missingDependencies } from './project/missing-dependencies.js';
export { readManifest, type PackageManifest } from './project/package-manifest.js';
export { pathInside } from './project/path-inside.js';
export { isSecretFile } from './project/secret-file.js';

export { templateVariables, type TemplateVariables } from './prompt/template-variables.js';
export { renderPrompt, type PromptVariables } from './prompt/render-prompt.js';

export { findPrice } from './model/catalogue.js';
export type {
  ModelClient,
  ModelMessage,
  ModelReply,
  ModelRequest,
  TokenCounts,
} from './model/model-client.js';
export { resolveHost, type Host } from './model/resolve-host.js';

export { parseReply } from './reply/parse-reply.js';
export type { Reply, ReplyFile } from './reply/reply.js';
export { stripReasoning } from './reply/strip-reasoning.js';

export { applyChangeSet } from './changes/apply-change-set.js';
export type { AppliedChange } from './changes/applied-change.js';
export type { Change, ChangeSet, Refusal, VerifiedChangeSet } from './changes/change-set.js';
export { checkPath } from './changes/check-path.js';
export { passGate } from './changes/pass-gate.js';
export { planChanges, type Plan } from './changes/plan-changes.js';
export { isUndoable, undoRun } from './changes/undo-run.js';
export { readRegularFile } from './changes/read-regular-file.js';
export { refuseDeletions } from './changes/refuse-deletions.js';
export { renderDiff } from './changes/render-diff.js';
export { withRefusalText } from './changes/refusal-text.js';
export { summarizeChange } from './changes/summarize-change.js';

export { detectChecks } from './verify/detect-checks.js';
export { findSandbox } from './verify/find-sandbox.js';
export { openProof, type Proof } from './verify/open-proof.js';
export { parseFiles } from './verify/parse-files.js';
export { makeCopy, type ProofCopy } from './verify/proof-copy.js';
export { runCheck } from './verify/run-check.js';
export { runInSandbox } from './verify/run-in-sandbox.js';
export type { Check, CheckResult, Verdict } from './verify/verdict.js';

export { solve, type Candidate, type Judgement, type Solved } from './solve/solve.js';

export type { LedgerEntry } from './ledger/ledger-entry.js';
export { readLedger } from './ledger/read-ledger.js';
export { openRun, type RunFolder } from './ledger/run-folder.js';
export { stateFolder } from './ledger/state-folder.js';
export type { Usage } from './ledger/usage.js';
