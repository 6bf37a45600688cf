import type { MessageValues, Note } from '../errors/k2-error.js';
import { cleanText } from './clean-text.js';
import type { Locale } from './locale.js';

/** One text in every language. `{name}` is replaced by the value of that name. */
type Message = Readonly<Record<Locale, string>>;

/** Texts by id. Each room and each command has its own; the edge puts them together. */
export type Catalogue = Readonly<Record<string, Message>>;

/** A text in one language, with its values filled in, cleaned of what a terminal would obey. An unknown id gives the id and its values: a message is never lost. */
export function translate(catalogue: Catalogue, locale: Locale, note: Note): string {
  const message = catalogue[note.id];
  if (message === undefined) return cleanText(`${note.id} ${JSON.stringify(note.values)}`);
  return fill(message[locale], note.values, (inner) => translate(catalogue, locale, inner));
}

/** The text of an error and of what to do about it, where the catalogue knows that. */
export function describe(
  catalogue: Catalogue,
  locale: Locale,
  note: Note,
): { readonly message: string; readonly hint: string | undefined } {
  const hint = catalogue[`${note.id}.hint`];
  return {
    message: translate(catalogue, locale, note),
    hint:
      hint === undefined
        ? undefined
        : fill(hint[locale], note.values, (inner) => translate(catalogue, locale, inner)),
  };
}

function fill(text: string, values: MessageValues, word: (note: Note) => string): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (typeof value === 'object' && 'id' in value) return word(value);
    return cleanText(typeof value === 'object' ? value.join(', ') : String(value));
  });
}
