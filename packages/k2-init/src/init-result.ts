import type { PackageManager } from './install/package-manager.js';

/** What k2-init made; the `result` of its JSON document. */
export type InitResult = {
  readonly template: string;
  readonly version: string;
  readonly language: string;
  /** Below the current folder, with `/`; `.` for the current folder itself. */
  readonly dir: string;
  /** Every file that was written, relative to `dir`; what the install added is not among them. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly ms: number }[];
  readonly git: {
    /** A repository was made. */
    readonly initialized: boolean;
    /** The first commit's hash; null when none was made. */
    readonly commit: string | null;
  };
  readonly packageManager: PackageManager['name'];
  readonly installed: boolean;
  /** Nothing was written: these files would be. */
  readonly dryRun: boolean;
};
