import { Args, Flags } from '@oclif/core';
import { BaseCommand, texts } from '@k2/core/cli';
import { initMessages } from './messages.js';

export default class Init extends BaseCommand {
  static override summary = initMessages['command.k2-init.summary'].en;
  static override catalogue = initMessages;
  static override examples = [
    '<%= config.bin %> my-project --template backend-api',
    '<%= config.bin %> apps/api --template backend-api --set port=8080 --verify',
    '<%= config.bin %> --list',
  ];
  static override args = { name: Args.string({ description: initMessages['argument.k2-init.name'].en }) };
  static override flags = {
    template: Flags.string({ description: initMessages['flag.k2-init.template'].en, helpValue: 'NAME' }),
    language: Flags.string({ description: initMessages['flag.k2-init.language'].en, helpValue: 'LANGUAGE' }),
    set: texts({ description: initMessages['flag.k2-init.set'].en, helpValue: 'KEY=VALUE' }),
    list: Flags.boolean({ description: initMessages['flag.k2-init.list'].en }),
    'no-install': Flags.boolean({ description: initMessages['flag.k2-init.no-install'].en }),
    'no-git': Flags.boolean({ description: initMessages['flag.k2-init.no-git'].en }),
    verify: Flags.boolean({ description: initMessages['flag.k2-init.verify'].en }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Init);
    const { chooseWork } = await import('./choose-work.js');
    // What init made is taken back by its own receipt: the files are in a folder that no project held before.
    return this.perform({ ...flags, undo: false }, { ...chooseWork(args.name, flags), readsProject: false });
  }
}
