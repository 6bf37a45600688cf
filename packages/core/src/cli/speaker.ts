import { styleText } from 'node:util';
import type { MessageValues } from '../errors/k2-error.js';
import type { Locale } from '../i18n/locale.js';
import { type Catalogue, translate } from '../i18n/translate.js';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** How a renderer speaks: in the reader's language, with colour where the reader's terminal shows it. */
export type Speaker = {
  readonly locale: Locale;
  /** A text of the catalogues with its values filled in. */
  readonly text: (id: string, values?: MessageValues) => string;
  readonly style: (style: Style, text: string) => string;
};

export function createSpeaker(options: {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  readonly color: boolean;
}): Speaker {
  const { catalogue, locale, color } = options;
  return {
    locale,
    text: (id, values = {}) => translate(catalogue, locale, { id, values }),
    // Whether colour is wanted was decided for the stream that is written to; Node would ask standard output again.
    style: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** Whether colour is wanted on a stream: `NO_COLOR` and `FORCE_COLOR` hold, `CI` and pipes get none. */
export function wantsColor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && (environment['CI'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
