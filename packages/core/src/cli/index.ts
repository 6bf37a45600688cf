export { cleanLine, cleanText } from '../i18n/clean-text.js';
export { K2Error } from '../errors/k2-error.js';
export { coreCatalogue } from './catalogue.js';
export { BaseCommand, type Performance } from './base-command.js';
export { oneOf, someOf, texts, wholeNumber } from './flag-types.js';
export { K2Help } from './help.js';
export type { Loudness, NoModelReason, Session } from './session.js';
export { type GlobalFlags, globalFlags, modelFlags, sandboxFlags } from './shared-flags.js';
export { createSpeaker, type Speaker, wantsColor } from './speaker.js';
