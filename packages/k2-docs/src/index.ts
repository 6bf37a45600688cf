import { BaseCommand, docsFormats, locales, modelFlags, oneOf, someOf } from '@k2/core/cli';
import { Flags } from '@oclif/core';
import { docsMessages as messages } from './messages.js';
import { renderDocs } from './render-docs.js';

/** `k2-docs --format markdown --output docs/` */
export default class Docs extends BaseCommand {
  static override summary = messages['command.k2-docs.summary'].en;
  static override catalogue = messages;
  static override examples = [
    '<%= config.bin %> --format markdown --output docs/',
    '<%= config.bin %> --target src/ --lang zh-TW --lang en',
    '<%= config.bin %> --check',
  ];
  static override flags = {
    ...modelFlags,
    format: oneOf('format', docsFormats, { description: messages['flag.k2-docs.format'].en }),
    output: Flags.string({ description: messages['flag.k2-docs.output'].en, helpValue: 'DIR' }),
    target: Flags.string({ description: messages['flag.k2-docs.target'].en, helpValue: 'PATH' }),
    lang: someOf('lang', locales, { description: messages['flag.k2-docs.lang'].en }),
    check: Flags.boolean({ description: messages['flag.k2-docs.check'].en }),
    'no-prose': Flags.boolean({ description: messages['flag.k2-docs.no-prose'].en }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Docs);
    const { writeDocs } = await import('./write-docs.js');
    return this.perform(flags, {
      work: (session) => writeDocs(session, { ...flags, noProse: flags['no-prose'] }),
      render: renderDocs,
    });
  }
}
