import type { MessageValues, Note } from '../errors/k2-error.js';
import type { Locale } from './locale.js';

/** One text in every language. `{name}` is replaced by the value of that name. */
export type Message = Readonly<Record<Locale, string>>;

/** Texts by id. Each room and each command has its own; the edge puts them together. */
export type Catalogue = Readonly<Record<string, Message>>;

/** A text in one language, with its values filled in. An unknown id gives the id and its values: a message is never lost. */
export function translate(catalogue: Catalogue, locale: Locale, note: Note): string {
  const message = catalogue[note.id];
  if (message === undefined) return `${note.id} ${JSON.stringify(note.values)}`;
  return fill(message[locale], note.values);
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
    hint: hint === undefined ? undefined : fill(hint[locale], note.values),
  };
}

function fill(text: string, values: MessageValues): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
}
