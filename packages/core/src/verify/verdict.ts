/** A program that proves something about a project. */
export type Check = {
  /** Shown to users: `typecheck`, `lint`, `build`, `test`, `parse`, or the user's own command. */
  readonly name: string;
  /** A shell command line of the project or the user; never of a model. */
  readonly command: string;
  /** Set when the line is a script of package.json: its own name and the lines of its `pre` and `post` scripts. */
  readonly script?: { readonly name: string; readonly before?: string; readonly after?: string };
};

/** What one check said. */
export type CheckResult = {
  readonly name: string;
  readonly command: string;
  readonly ok: boolean;
  readonly ms: number;
  /** Standard output and error together, cut to what matters. */
  readonly output: string;
  /** It failed on the untouched copy too: reported, not counted. */
  readonly failedBefore?: boolean;
  /** Why it was stopped before it ended by itself. */
  readonly stopped?: 'timeout' | 'output';
};

/** What the checks together say about a change set. */
export type Verdict = {
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  /** The first check that failed and counts. */
  readonly failed?: CheckResult;
  /** `bubblewrap`, `unshare`, `sandbox-exec`, `none (waived)`, or null when nothing was run. */
  readonly sandbox: string | null;
  /** Written languages for which no check exists: the receipt and the last line say so. */
  readonly notChecked: readonly string[];
};
