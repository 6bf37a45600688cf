import {
  BaseCommand,
  metrics,
  modelFlags,
  oneOf,
  sandboxFlags,
  testRunners,
  wholeNumber,
} from '@k2/core/cli';
import { Flags } from '@oclif/core';
import { testMessages as messages } from './messages.js';
import { renderTest } from './render-test.js';

/** `k2-test --coverage 80 --target auth/` */
export default class Test extends BaseCommand {
  static override summary = messages['command.k2-test.summary'].en;
  static override catalogue = messages;
  static override examples = [
    '<%= config.bin %> --coverage 80 --target auth/',
    '<%= config.bin %> --measure --metric branches --report coverage.html',
  ];
  static override flags = {
    ...modelFlags,
    ...sandboxFlags,
    coverage: wholeNumber(
      'coverage',
      { minimum: 0, maximum: 100 },
      { description: messages['flag.k2-test.coverage'].en },
    ),
    metric: oneOf('metric', metrics, { description: messages['flag.k2-test.metric'].en }),
    target: Flags.string({ description: messages['flag.k2-test.target'].en, helpValue: 'PATH' }),
    runner: oneOf('runner', testRunners, { description: messages['flag.k2-test.runner'].en }),
    repeat: wholeNumber(
      'repeat',
      { minimum: 1, maximum: 50 },
      { description: messages['flag.k2-test.repeat'].en },
    ),
    report: Flags.string({ description: messages['flag.k2-test.report'].en, helpValue: 'FILE' }),
    measure: Flags.boolean({ description: messages['flag.k2-test.measure'].en }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Test);
    const { test } = await import('./test.js');
    return this.perform(flags, { work: (session) => test(session, flags), render: renderTest });
  }
}
