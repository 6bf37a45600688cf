import { BaseCommand, modelFlags, oneOf, texts } from '@k2/core/cli';
import { Args, Flags } from '@oclif/core';
import { severities } from './finding.js';
import { reviewMessages as messages } from './messages.js';
import { reportFormats } from './render/report-file.js';

const text = (id: keyof typeof messages) => messages[id].en;

/** `k2-review --severity high --autofix` */
export default class Review extends BaseCommand {
  static override summary = text('command.k2-review.summary');
  static override catalogue = messages;
  static override examples = [
    '<%= config.bin %> --severity high --autofix',
    '<%= config.bin %> --base origin/main --format github',
    '<%= config.bin %> --install-hook --severity high',
  ];
  static override strict = false;
  static override args = { paths: Args.string({ description: text('argument.k2-review.paths') }) };
  static override flags = {
    ...modelFlags,
    staged: Flags.boolean({ description: text('flag.k2-review.staged') }),
    base: Flags.string({ description: text('flag.k2-review.base'), helpValue: 'REF' }),
    all: Flags.boolean({ description: text('flag.k2-review.all') }),
    severity: oneOf('severity', severities, { description: text('flag.k2-review.severity') }),
    autofix: Flags.boolean({ description: text('flag.k2-review.autofix') }),
    format: oneOf('format', reportFormats, { description: text('flag.k2-review.format') }),
    report: texts({ description: text('flag.k2-review.report'), helpValue: '[FORMAT:]FILE' }),
    'no-model': Flags.boolean({ description: text('flag.k2-review.no-model') }),
    'install-hook': Flags.boolean({
      description: text('flag.k2-review.install-hook'),
      exclusive: ['uninstall-hook'],
    }),
    'uninstall-hook': Flags.boolean({ description: text('flag.k2-review.uninstall-hook') }),
  };

  async run(): Promise<unknown> {
    const { flags, argv } = await this.parse(Review);
    const { perform } = await import('./perform.js');
    const document = await this.perform(flags, await perform(flags, argv.map(String)));
    if (flags.undo) await undoStaged(document, flags.cwd);
    return document;
  }
}

/** The engine takes the work tree back; what the run staged is ours to take back. */
async function undoStaged(document: unknown, cwd = '.'): Promise<void> {
  const { result } = document as { readonly result: { readonly run: string } };
  const { undoIndex } = await import('./fix/undo-index.js');
  await undoIndex(cwd, result.run);
}
