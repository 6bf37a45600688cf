import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { types } from 'node:util';

import type { Config } from '../config/config-keys.js';
import { readVariable } from '../config/environment.js';
import { resolveConfig } from '../config/resolve-config.js';
import { errorText, K2Error, type Note } from '../errors/k2-error.js';
import {
  chooseMessageLocale,
  choosePromptLocale,
  isLocale,
  type Locale,
  parseLocale,
} from '../i18n/locale.js';
import { type Catalogue, translate } from '../i18n/translate.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { openRun } from '../ledger/run-folder.js';
import { stateFolder } from '../ledger/state-folder.js';
import { sumUsage, type Usage } from '../ledger/usage.js';
import { findProjectRoot } from '../project/find-project-root.js';
import { explainError } from './explain-error.js';
import { listenForInterrupt } from './interrupt.js';
import { createProgress, type Progress, silentProgress } from './progress.js';
import type { Loudness, Session } from './session.js';
import { openClient, readModelSettings } from './session-client.js';
import type { GlobalFlags } from './shared-flags.js';

/** A session and what only the edge needs of it. */
export type OpenedSession = {
  readonly session: Session;
  readonly progress: Progress;
  /** Rejects when the user interrupts. */
  readonly interrupted: Promise<never>;
  readonly usage: () => Usage;
  /** Writes the stack of a fault into the run's folder, and says where. */
  readonly keepLog: (error: unknown) => Promise<K2Error>;
  readonly close: () => void;
};

/** Finds the project, reads its settings and puts together what a command's work is given. */
export async function openSession(options: {
  readonly command: string;
  readonly version: string;
  readonly catalogue: Catalogue;
  readonly flags: GlobalFlags;
  readonly isJson: boolean;
  readonly readsProject: boolean;
}): Promise<OpenedSession> {
  const { command, version, catalogue, flags } = options;
  const environment = process.env;
  const cwd = await findFolder(flags.cwd);
  const { root, packageRoot } = options.readsProject
    ? await findProjectRoot(cwd)
    : { root: cwd, packageRoot: cwd };
  const config = await resolveConfig({ root: options.readsProject ? root : null, environment });
  const flagLocale = typeof flags.lang === 'string' && isLocale(flags.lang) ? flags.lang : undefined;
  const locale = chooseMessageLocale({ given: flagLocale ?? config.lang, environment });
  const isTerminal = process.stderr.isTTY === true && readVariable(environment, 'CI') === null;
  const progress = isTerminal && !flags.quiet ? createProgress() : silentProgress;
  // Outside a project a log has no better home than the user's own state folder.
  const run = openRun({ root: options.readsProject ? root : stateFolder(environment), command });
  const entries: LedgerEntry[] = [];
  const { signal, stop } = listenForInterrupt(() => process.exit(130));
  const say = (note: Note) => translate(catalogue, locale, note);
  const tell = (loudness: Loudness, note: Note) => {
    if (loudness === 'progress') progress.show(say(note));
    else if (loudness === 'warning' || (!flags.quiet && (loudness === 'note' || flags.verbose))) {
      writeLine(progress, say(note));
    }
  };
  // Without a journal nothing was ever landed here, and the hook need not load what would put it right.
  if (options.readsProject && existsSync(join(root, '.k2', 'journal'))) {
    const { recoverJournal } = await import('../changes/recover-journal.js');
    const recovered = await recoverJournal(root);
    if (recovered !== null) {
      tell('warning', { id: 'run.recovered', values: { paths: recovered.restored } });
      if (recovered.foreign.length > 0)
        tell('warning', { id: 'run.notRecovered', values: { paths: recovered.foreign } });
    }
  }
  const settings = readModelSettings({ flags, config, environment });
  const session: Session = {
    command,
    version,
    environment,
    cwd,
    root,
    packageRoot,
    config,
    locale,
    promptLocale: (request) =>
      choosePromptLocale({
        given: promptLocaleGiven(flagLocale, config, environment),
        request,
        messages: locale,
      }),
    signal,
    isInteractive: isTerminal && process.stdin.isTTY === true && !options.isJson,
    isDryRun: flags['dry-run'] === true,
    assumesYes: flags.yes === true,
    unsafeNoSandbox: flags['unsafe-no-sandbox'] ?? config.unsafeNoSandbox ?? false,
    requireModel: flags['require-model'] ?? false,
    run,
    text: (note, other) => translate(catalogue, other ?? locale, note),
    tell,
    show: (text) => writeLine(progress, text),
    confirm: async (note) => {
      if (session.assumesYes || !session.isInteractive) return true;
      progress.clear();
      return (await import('./confirm.js')).confirm(
        `${say(note)} ${say({ id: 'ask.yes', values: {} })} `,
        signal,
      );
    },
    model: settings.model,
    whyNoModel: settings.whyNoModel,
    client: () =>
      openClient(settings, {
        command,
        root,
        run: run.id,
        environment,
        onEntry: (entry) => {
          // Said once, as soon as it is known: what follows was not written by a model.
          if (entry.source === 'replay' && !entries.some((known) => known.source === 'replay')) {
            tell('note', { id: 'run.recorded', values: {} });
          }
          entries.push(entry);
        },
        onNote: (note) => tell('warning', note),
      }),
  };
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  // A run that ends well never looks at this promise again; its rejection must not end the process.
  interrupted.catch(() => {});
  return {
    session,
    progress,
    interrupted,
    usage: () => sumUsage(entries),
    keepLog: async (error) => {
      const explained = explainError(error, command);
      if (explained.id !== 'run.fault') return explained;
      const { cause } = explained;
      const stack = types.isNativeError(cause) ? (cause.stack ?? cause.message) : errorText(cause);
      const log = await run.write('error.log', `${stack}\n`).then(
        () => relative(cwd, join(run.folder, 'error.log')),
        () => stack,
      );
      return new K2Error('failed', 'run.fault', { reason: errorText(cause), log }, { cause });
    },
    close: () => {
      stop();
      progress.clear();
      if (existsSync(run.folder)) tell('detail', { id: 'run.folder', values: { folder: run.folder } });
    },
  };
}

function writeLine(progress: Progress, text: string): void {
  progress.clear();
  process.stderr.write(`${text}\n`);
}

async function findFolder(given: string | undefined): Promise<string> {
  const folder = resolve(given ?? '.');
  const facts = await stat(folder).catch(() => undefined);
  if (facts?.isDirectory() !== true)
    throw new K2Error('usage', 'flag.cwdNotFound', { value: given ?? folder });
  // git names the root by its real path, and path flags are compared with it.
  return realpath(folder);
}

function promptLocaleGiven(
  flag: Locale | undefined,
  config: Config,
  environment: NodeJS.ProcessEnv,
): Locale | undefined {
  return (
    flag ?? parseLocale(readVariable(environment, 'K2_LANG') ?? undefined) ?? config.promptLang ?? config.lang
  );
}
