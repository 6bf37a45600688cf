import type { Finding, Unreviewed } from './finding.js';
import type { ModelUse } from './model/ask-model.js';
import type { Scope } from './scope/reviewed-file.js';

/** What a review answers; the `result` of the JSON document. */
export type ReviewResult = {
  readonly scope: Scope['kind'];
  /** How many files were looked at. */
  readonly files: number;
  readonly findings: readonly Finding[];
  /** How many findings are below `--severity` and therefore not listed. */
  readonly suppressed: number;
  readonly fixed: number;
  readonly unreviewed: readonly Unreviewed[];
  readonly model: ModelUse;
  /** With `--dry-run`: what `--autofix` would change. */
  readonly diff?: string;
};
