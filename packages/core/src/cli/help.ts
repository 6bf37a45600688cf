import { Command, CommandHelp, Help } from '@oclif/core';
import { exitCodes } from '../errors/k2-error.js';
import type { Locale } from '../i18n/locale.js';
import { type Catalogue, translate } from '../i18n/translate.js';
import { type BaseCommand, localeOfCommandLine } from './base-command.js';
import { coreCatalogue } from './catalogue.js';

/**
 * Help in the reader's language. oclif's manifest freezes one language, so every description is looked up here, when help is shown:
 * `flag.<command>.<name>`, else `flag.<name>`; `argument.<command>.<name>`; `command.<command>.summary`.
 */
export class K2Help extends Help {
  override async showHelp(argv: string[]): Promise<void> {
    const command = this.config.commands[0];
    if (command === undefined) throw new Error('a k2 binary has one command');
    const loaded = (await command.load()) as unknown as typeof BaseCommand;
    const locale = await this.locale(argv);
    const catalogue = { ...coreCatalogue, ...loaded.catalogue };
    this.CommandHelpClass = localisedCommandHelp(catalogue, locale, this.config.bin);
    const translated = translateCommand({ ...command, id: '' }, { catalogue, locale, name: this.config.bin });
    this.log(this.formatCommand(translated));
  }

  // Help must work in a project whose configuration is broken: then the environment alone decides.
  private async locale(argv: readonly (string | symbol)[]): Promise<Locale> {
    const words = argv.filter((word) => typeof word === 'string');
    const isGiven = words.some((word) => word.startsWith('--lang')) || (process.env['K2_LANG'] ?? '') !== '';
    if (!isGiven) {
      const { findProjectRoot } = await import('../project/find-project-root.js');
      const { resolveConfig } = await import('../config/resolve-config.js');
      try {
        const { root } = await findProjectRoot(process.cwd());
        const { lang } = await resolveConfig({ root, environment: process.env });
        if (lang !== undefined) return lang;
      } catch {
        return localeOfCommandLine(words, process.env);
      }
    }
    return localeOfCommandLine(words, process.env);
  }
}

type Lines = ReturnType<CommandHelp['flags']>;
type Generated = { readonly flags: Parameters<CommandHelp['groupFlags']>[0] };
type Words = { readonly catalogue: Catalogue; readonly locale: Locale; readonly name: string };

function translateCommand(command: Command.Loadable, words: Words): Command.Loadable {
  const { catalogue, locale, name } = words;
  const find = (...ids: string[]) => {
    const id = ids.find((candidate) => catalogue[candidate] !== undefined);
    return id === undefined ? undefined : translate(catalogue, locale, { id, values: {} });
  };
  const flags = Object.entries(command.flags).map(([flag, definition]) => {
    const description = find(`flag.${name}.${flag}`, `flag.${flag}`);
    return [
      flag,
      {
        ...definition,
        ...(description !== undefined && { description, summary: undefined }),
      },
    ];
  });
  const arguments_ = Object.entries(command.args).map(([argument, definition]) => {
    const description = find(`argument.${name}.${argument}`);
    return [argument, { ...definition, ...(description !== undefined && { description }) }];
  });
  const summary = find(`command.${name}.summary`);
  return {
    ...command,
    flags: Object.fromEntries(flags) as Command.Loadable['flags'],
    args: Object.fromEntries(arguments_) as Command.Loadable['args'],
    ...(summary !== undefined && { summary, description: undefined }),
  } as Command.Loadable;
}

function localisedCommandHelp(catalogue: Catalogue, locale: Locale, bin: string): typeof CommandHelp {
  const say = (id: string) => translate(catalogue, locale, { id, values: {} });
  return class extends CommandHelp {
    override generate(): string {
      const { summary } = this.command;
      const codes = Object.entries({ ok: 0, ...exitCodes })
        .map(([name, code]) => `${String(code).padStart(3)}  ${say(`exit.${name}`)}`)
        .join('\n');
      const end = this.section(say('help.exitCodes'), codes);
      return `${summary === undefined ? '' : `${summary}\n\n`}${super.generate()}\n\n${end}\n`;
    }

    protected override sections() {
      const names: Readonly<Record<string, string>> = {
        USAGE: 'help.usage',
        ARGUMENTS: 'help.arguments',
        FLAGS: 'help.flags',
        EXAMPLES: 'help.examples',
      };
      return super
        .sections()
        .filter(({ header }) => names[header] !== undefined)
        .map((section) => ({
          header: say(names[section.header] ?? ''),
          generate:
            section.header === 'FLAGS'
              ? ({ flags }: Generated) => this.flagSections(flags)
              : section.generate,
        }));
    }

    // oclif would put its own word before and after a group's name, in English and in capitals.
    private flagSections(flags: Parameters<CommandHelp['groupFlags']>[0]): { header: string; body: Lines }[] {
      const { mainFlags, flagGroups } = this.groupFlags(flags);
      const groups = Object.entries(flagGroups).toSorted(([one], [other]) =>
        one.toLowerCase() < other.toLowerCase() ? 1 : -1,
      );
      const named = new Map<string, typeof flags>([['help.flags', mainFlags]]);
      for (const [group, entries] of groups) {
        const id = `help.${group.toLowerCase()}`;
        // Those with a letter first: oclif trims the indentation of a section's first line.
        const all = [...(named.get(id) ?? []), ...entries];
        named.set(
          id,
          all.toSorted((one, other) => Number(other.char !== undefined) - Number(one.char !== undefined)),
        );
      }
      return [...named].map(([id, entries]) => ({ header: say(id), body: this.flags(entries) }));
    }

    protected override usage(): string {
      const values = Object.values(this.command.args).map((argument) =>
        argument.required === true ? argument.name.toUpperCase() : `[${argument.name.toUpperCase()}]`,
      );
      const rest = this.command.strict === false ? ['…'] : [];
      return [`$ ${bin}`, ...values, ...rest, `[${say('help.flags')}]`].join(' ');
    }
  };
}
