/** How bad a finding is; `--severity` filters and gates by it. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** Severities from the mildest to the worst. */
export const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** What a finding is about. */
export type Category = 'security' | 'correctness' | 'performance' | 'maintainability' | 'testing';

/** Who found it: a rule of ours, the secret scanner, or a model. */
export type Source = 'rule' | 'secret' | 'model';

/** Replaces `start`–`end` (UTF-16 offsets) of a file's text. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** The same edit as the report shows it: lines and columns count from 1, the end is exclusive. */
export type ReportedEdit = {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
};

/** One step of the ladder a fix has to climb. */
export type Proof = { readonly check: 'anchor' | 'parse' | 'gone' | 'nothing-new'; readonly ok: boolean };

/** What became of a fix. */
export type ReportedFix = {
  readonly status: 'applied' | 'suggested' | 'rejected';
  readonly proof: readonly Proof[];
  readonly edits: readonly ReportedEdit[];
};

/** A finding as users, scripts and reports see it. */
export type Finding = {
  /** Names the finding within this run. */
  readonly id: string;
  /** The same fault keeps it when lines move: rule, path, normalised quote and which of several equal ones. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly source: Source;
  readonly severity: Severity;
  readonly category: Category;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  /** Text of the reviewed file; the secret of a secret finding is masked. */
  readonly quote: string;
  readonly message: string;
  readonly detail?: string;
  /** 0–1. */
  readonly confidence: number;
  readonly fix?: ReportedFix;
};

/** A file, or a part of one, nobody looked at, and why. */
export type Unreviewed = { readonly path: string; readonly why: string };

/** Whether `severity` is at least as bad as `limit`. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(limit);
}
