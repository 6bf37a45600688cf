import type { Config } from '../config/config-keys.js';
import type { Note } from '../errors/k2-error.js';
import type { Locale } from '../i18n/locale.js';
import type { RunFolder } from '../ledger/run-folder.js';
import type { ModelClient } from '../model/model-client.js';

/** How loud a line on standard error is: `detail` needs --verbose; --quiet keeps warnings only. */
export type Loudness = 'progress' | 'detail' | 'note' | 'warning';

/** Why a model cannot be asked. */
export type NoModelReason = 'no-key' | 'offline';

/** What a command's work is given: the project, the settings, and the few effects it may have besides its result. */
export type Session = {
  readonly command: string;
  readonly version: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder the command was called in, or `--cwd`. Path flags are relative to it. */
  readonly cwd: string;
  /** The project's root; paths in results and replies are relative to it. */
  readonly root: string;
  /** The folder of the nearest package.json; checks come from it. */
  readonly packageRoot: string;
  /** Environment over project file over user file; flags are the command's to put on top. */
  readonly config: Config;
  readonly locale: Locale;
  /** The prompts' language for a request in these words. */
  readonly promptLocale: (request: string) => Locale;
  readonly signal: AbortSignal;
  readonly isInteractive: boolean;
  readonly isDryRun: boolean;
  /** `--yes` was given. */
  readonly assumesYes: boolean;
  readonly unsafeNoSandbox: boolean;
  readonly requireModel: boolean;
  /** The run's folder under `.k2/runs`, made when the first file is written. */
  readonly run: RunFolder;
  /** A note in the messages' language, or another. */
  readonly text: (note: Note, locale?: Locale) => string;
  readonly tell: (loudness: Loudness, note: Note) => void;
  /** Shows text that is not a message of ours (a diff) on standard error. */
  readonly show: (text: string) => void;
  /** Asks on a terminal; `--yes`, a pipe and CI answer yes: the command's flags were the consent. */
  readonly confirm: (note: Note) => Promise<boolean>;
  /** The model for this kind of work: the flag's, the environment's, the file's, else our default for Moonshot. */
  readonly model: (kind: 'code' | 'prose') => string;
  /** Null when a model can be asked, else why not. */
  readonly whyNoModel: () => NoModelReason | null;
  /**
   * The model client, with retries and the ledger around it.
   * @throws K2Error refused without a key, unavailable with `--offline`; both before anything is sent
   */
  readonly client: () => Promise<ModelClient>;
};
