import type { Locale } from '@k2/core';
import { checkDoc, type CheckedDoc } from './check-doc.js';
import { type DocText, emptyDoc } from './doc-text.js';
import type { Place } from './judge-name.js';
import { pageWords } from './page-words.js';
import { parseDocText } from './parse-doc-text.js';
import { type FindTarget, readPage } from './read-page.js';
import { type PagePlace, renderSymbol } from './render-symbol.js';
import type { SymbolFact } from './symbol-facts.js';

/**
 * A doc as it will stand on the page: checked against the code, and such that reading the page gives the same doc again, so that `--check` finds
 * what was written. Null when a text is so odd that it does not come back the same; then nothing of it is shown.
 */
export function settleDoc(
  written: DocText,
  place: Place,
  page: { readonly locale: Locale; readonly place: PagePlace; readonly findTarget: FindTarget },
): { readonly doc: DocText | null; readonly checked: CheckedDoc } {
  const checked = checkDoc(written, place, 'model');
  const render = (doc: DocText) =>
    renderSymbol(place.symbol, { doc, from: 'model' }, pageWords[page.locale], page.place);
  let current = checked.doc;
  for (let round = 0; round < 3; round += 1) {
    const text = render(current);
    const back = readPage(text, page.locale, page.findTarget)[0]?.doc ?? emptyDoc;
    const again = checkDoc(back, place, 'model');
    if (again.cut.length === 0 && render(again.doc) === text) return { doc: again.doc, checked };
    current = again.doc;
  }
  return { doc: null, checked };
}

/** What the comments in the source say about a symbol and its properties, without what is untrue. */
export function readSourceDoc(symbol: SymbolFact, place: Place): CheckedDoc {
  const doc = parseDocText(symbol.comment);
  const named = new Set(doc.properties.map((item) => item.name));
  const fromMembers = symbol.members
    .filter((member) => !named.has(member.name))
    .map((member) => ({ name: member.name, text: parseDocText(member.comment).summary }))
    .filter((item) => item.text !== '');
  return checkDoc({ ...doc, properties: [...doc.properties, ...fromMembers] }, place, 'source');
}
