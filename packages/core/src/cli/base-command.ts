import { Command } from '@oclif/core';
import { exitCodes, K2Error } from '../errors/k2-error.js';
import { chooseMessageLocale, isLocale, type Locale } from '../i18n/locale.js';
import { type Catalogue, describe } from '../i18n/translate.js';
import { coreCatalogue } from './catalogue.js';
import { explainError } from './explain-error.js';
import { type FailureDocument, failureDocument, type RunFacts, successDocument } from './json-document.js';
import type { OpenedSession } from './open-session.js';
import type { Session } from './session.js';
import { type GlobalFlags, globalFlags } from './shared-flags.js';
import { createSpeaker, type Speaker, wantsColor } from './speaker.js';

/** What a command hands over: the work and how its result is shown to people. */
export type Performance<Result> = {
  readonly work: (session: Session) => Promise<Result>;
  /** The text for standard output. */
  readonly render: (result: Result, speaker: Speaker) => string;
  /** `false` for a command that works outside a project; its root is the current folder and no project file is read. */
  readonly readsProject?: boolean;
};

/** The edge every command shares: messages in the reader's language, one JSON document, exit codes from one table. */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = globalFlags;
  /** The command's own texts. */
  static catalogue: Catalogue = {};

  private opened: OpenedSession | undefined;

  /** Runs the work of a command, shows what it returned, and gives back the JSON document. */
  protected async perform<Result>(flags: GlobalFlags, performance: Performance<Result>): Promise<unknown> {
    const { openSession } = await import('./open-session.js');
    this.opened = await openSession({
      command: this.config.bin,
      version: this.config.version,
      catalogue: this.catalogue,
      flags,
      isJson: this.jsonEnabled(),
      readsProject: performance.readsProject ?? true,
    });
    const { session, progress } = this.opened;
    try {
      const work =
        flags.undo === true
          ? (await import('./undo.js')).undoLastRun(session, { run: flags.run, force: flags.force === true })
          : performance.work(session);
      const result = await Promise.race([work, this.opened.interrupted]);
      progress.clear();
      this.show(
        flags.undo === true
          ? (speaker) => speaker.text('undo.done', result as Record<string, never>)
          : (speaker) => performance.render(result as Result, speaker),
      );
      return successDocument(this.facts(), result);
    } catch (error) {
      progress.clear();
      if (K2Error.is(error) && error.result !== undefined) {
        this.show((speaker) => performance.render(error.result as Result, speaker));
      }
      throw await this.opened.keepLog(error);
    } finally {
      this.opened.close();
    }
  }

  /** Every failure ends here: one message, one hint, the exit code of the table; never a stack, never oclif's parser context. */
  override async catch(error: unknown): Promise<void> {
    if (isVersionOrHelp(error)) throw error;
    const explained = explainError(error, this.config.bin);
    process.exitCode = exitCodes[explained.code];
    if (this.jsonEnabled()) return this.logJson(this.toErrorJson(explained));
    const { message, hint } = describe(this.catalogue, this.locale, {
      id: explained.id,
      values: explained.values,
    });
    const { style } = this.speaker(process.stderr);
    process.stderr.write(
      `${style('red', `${this.config.bin}:`)} ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`,
    );
  }

  protected override toErrorJson(error: unknown): FailureDocument {
    const explained = explainError(error, this.config.bin);
    const text = describe(this.catalogue, this.locale, { id: explained.id, values: explained.values });
    return failureDocument(this.facts(), explained, text);
  }

  private show(render: (speaker: Speaker) => string): void {
    const text = render(this.speaker(process.stdout));
    if (text !== '') this.log('%s', text);
  }

  private get catalogue(): Catalogue {
    return { ...coreCatalogue, ...(this.constructor as typeof BaseCommand).catalogue };
  }

  // Before the session is open (a wrong flag) the language can only come from the words of the command line and the environment.
  private get locale(): Locale {
    if (this.opened !== undefined) return this.opened.session.locale;
    return localeOfCommandLine(
      langIsForMessages(this.constructor as typeof BaseCommand) ? this.argv : [],
      process.env,
    );
  }

  private speaker(stream: { readonly isTTY?: boolean }): Speaker {
    return createSpeaker({
      catalogue: this.catalogue,
      locale: this.locale,
      color: wantsColor(stream, process.env),
    });
  }

  private facts(): RunFacts {
    return {
      command: this.config.bin,
      version: this.config.version,
      run: this.opened?.session.run.id ?? null,
      usage: this.opened?.usage() ?? {
        calls: 0,
        tokens: null,
        costUsd: 0,
        durationMs: 0,
      },
    };
  }
}

/** In k2-docs `--lang` is repeatable and names the documents' languages. */
function langIsForMessages(command: typeof BaseCommand): boolean {
  const own = command.flags?.['lang'];
  return own === undefined || own.type !== 'option' || own.multiple !== true;
}

/** The messages' language as far as the command line and the environment tell. */
export function localeOfCommandLine(argv: readonly string[], environment: NodeJS.ProcessEnv): Locale {
  const index = argv.indexOf('--lang');
  const flag = index === -1 ? argv.find((word) => word.startsWith('--lang='))?.slice(7) : argv[index + 1];
  const given = flag !== undefined && isLocale(flag) ? flag : environment['K2_LANG'];
  return chooseMessageLocale({ given, environment });
}

function isVersionOrHelp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIT';
}
