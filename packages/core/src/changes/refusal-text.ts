import type { Locale } from '../i18n/locale.js';
import { changesMessages } from '../i18n/messages/changes.js';
import { describe } from '../i18n/translate.js';
import type { Refusal } from './change-set.js';

/** Refusals in words, one after another, each with what to do: the repair message a model is sent, and what a user is told. */
export function withRefusalText(refusals: readonly Refusal[], locale: Locale): string {
  return refusals
    .map((refusal) => {
      const { message, hint } = describe(changesMessages, locale, refusal);
      return hint === undefined ? `- ${message}` : `- ${message}\n  ${hint}`;
    })
    .join('\n');
}
