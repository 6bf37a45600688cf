import { BaseCommand, modelFlags, sandboxFlags, texts, wholeNumber } from '@k2/core/cli';
import { Flags } from '@oclif/core';
import { generateMessages as messages } from './messages.js';
import { renderGenerate } from './render-generate.js';

/** `k2-generate --prompt "…" --output auth/` */
export default class Generate extends BaseCommand {
  static override summary = messages['command.k2-generate.summary'].en;
  static override catalogue = messages;
  static override examples = [
    '<%= config.bin %> --prompt "實作用戶認證系統" --output auth/',
    '<%= config.bin %> --prompt-file task.md --context "src/**/*.ts" --dry-run',
  ];
  static override flags = {
    ...modelFlags,
    ...sandboxFlags,
    prompt: Flags.string({ description: messages['flag.k2-generate.prompt'].en, helpValue: 'TEXT' }),
    'prompt-file': Flags.string({
      description: messages['flag.k2-generate.prompt-file'].en,
      helpValue: 'FILE',
      exclusive: ['prompt'],
    }),
    output: Flags.string({ description: messages['flag.k2-generate.output'].en, helpValue: 'DIR' }),
    context: texts({ description: messages['flag.k2-generate.context'].en, helpValue: 'GLOB' }),
    language: Flags.string({ description: messages['flag.k2-generate.language'].en, helpValue: 'NAME' }),
    domain: Flags.string({ description: messages['flag.k2-generate.domain'].en, helpValue: 'TEXT' }),
    standard: Flags.string({ description: messages['flag.k2-generate.standard'].en, helpValue: 'TEXT' }),
    check: texts({ description: messages['flag.k2-generate.check'].en, helpValue: 'CMD' }),
    repairs: wholeNumber(
      'repairs',
      { minimum: 0, maximum: 10 },
      { description: messages['flag.k2-generate.repairs'].en },
    ),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Generate);
    const { generate } = await import('./generate.js');
    const { readPrompt } = await import('./read-prompt.js');
    const { prompt, 'prompt-file': promptFile } = flags;
    return this.perform(flags, {
      work: async (session) => {
        const text = await readPrompt({ prompt, promptFile, cwd: session.cwd, input: process.stdin });
        return generate(session, { ...flags, prompt: text });
      },
      render: renderGenerate,
    });
  }
}
