import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ledgerMessages } from '../../src/i18n/messages/ledger.js';
import { modelMessages } from '../../src/i18n/messages/model.js';
import type { Catalogue } from '../../src/i18n/translate.js';

const catalogue: Catalogue = { ...modelMessages, ...ledgerMessages };

test('each text says the same values in every language', () => {
  for (const [id, message] of Object.entries(catalogue)) {
    const values = Object.values(message).map((text) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
    );
    expect([id, values[1], values[2]]).toEqual([id, values[0], values[0]]);
    for (const text of Object.values(message)) expect(text.trim()).not.toBe('');
  }
});

test('each id the model and ledger rooms use has a text, and each text is used', () => {
  const used = new Set<string>();
  for (const room of ['model', 'ledger']) {
    const folder = new URL(`../../src/${room}/`, import.meta.url);
    for (const name of readdirSync(folder)) {
      const source = readFileSync(new URL(name, folder), 'utf8');
      for (const [, id] of source.matchAll(/'((?:model|ledger)\.[a-z]\w*)'/gi))
        if (id !== undefined) used.add(id);
    }
  }
  const known = Object.keys(catalogue).filter((id) => !id.endsWith('.hint'));
  expect([...used].sort()).toEqual(known.sort());
});
