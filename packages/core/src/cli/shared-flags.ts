import { Flags } from '@oclif/core';
import { locales } from '../i18n/locale.js';
import { cliMessages } from '../i18n/messages/cli.js';
import { providerNames } from '../model/providers.js';
import { oneOf } from './flag-types.js';

const globalGroup = 'global';
const modelGroup = 'model';

/** Flags of every command. `--json` is oclif's own. */
export const globalFlags = {
  quiet: Flags.boolean({
    description: cliMessages['flag.quiet'].en,
    helpGroup: globalGroup,
    exclusive: ['verbose'],
  }),
  verbose: Flags.boolean({ description: cliMessages['flag.verbose'].en, helpGroup: globalGroup }),
  lang: oneOf('lang', locales, { description: cliMessages['flag.lang'].en, helpGroup: globalGroup }),
  yes: Flags.boolean({ char: 'y', description: cliMessages['flag.yes'].en, helpGroup: globalGroup }),
  cwd: Flags.string({ description: cliMessages['flag.cwd'].en, helpValue: 'DIR', helpGroup: globalGroup }),
  'dry-run': Flags.boolean({ description: cliMessages['flag.dry-run'].en, helpGroup: globalGroup }),
  undo: Flags.boolean({ description: cliMessages['flag.undo'].en, helpGroup: globalGroup }),
  run: Flags.string({
    description: cliMessages['flag.run'].en,
    helpValue: 'RUN',
    helpGroup: globalGroup,
    dependsOn: ['undo'],
  }),
  force: Flags.boolean({
    description: cliMessages['flag.force'].en,
    helpGroup: globalGroup,
    dependsOn: ['undo'],
  }),
  help: Flags.help({ char: 'h', description: cliMessages['flag.help'].en, helpGroup: globalGroup }),
  version: Flags.version({ description: cliMessages['flag.version'].en, helpGroup: globalGroup }),
};

/** Flags of the commands that may call a model. */
export const modelFlags = {
  model: Flags.string({ description: cliMessages['flag.model'].en, helpValue: 'ID', helpGroup: modelGroup }),
  provider: oneOf('provider', providerNames, {
    description: cliMessages['flag.provider'].en,
    helpGroup: modelGroup,
    helpValue: 'NAME',
  }),
  'base-url': Flags.string({
    description: cliMessages['flag.base-url'].en,
    helpValue: 'URL',
    helpGroup: modelGroup,
  }),
  offline: Flags.boolean({ description: cliMessages['flag.offline'].en, helpGroup: modelGroup }),
  'require-model': Flags.boolean({
    description: cliMessages['flag.require-model'].en,
    helpGroup: modelGroup,
  }),
};

/** For the commands that run what a model wrote. */
export const sandboxFlags = {
  'unsafe-no-sandbox': Flags.boolean({
    description: cliMessages['flag.unsafe-no-sandbox'].en,
    helpGroup: modelGroup,
  }),
};

/** What the parsed global flags look like to the rest of the program. */
export type GlobalFlags = {
  // oclif leaves a boolean flag that was not given undefined.
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  // A list in k2-docs, where the flag names the documents' languages and not the messages'.
  readonly lang?: string | readonly string[] | undefined;
  readonly yes?: boolean | undefined;
  readonly cwd?: string | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly undo?: boolean | undefined;
  readonly run?: string | undefined;
  readonly force?: boolean | undefined;
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  readonly 'base-url'?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly 'require-model'?: boolean | undefined;
  readonly 'unsafe-no-sandbox'?: boolean | undefined;
};
