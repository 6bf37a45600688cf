import { expect, test } from '@jest/globals';
import { costOf } from '../../src/ledger/cost.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import { sumUsage } from '../../src/ledger/usage.js';

const price = { input: 1, cached: 0.1, output: 4, currency: 'USD', asOf: '2026-09-29' } as const;

test.each([
  [
    'reasoning is inside output',
    { input: 1_000_000, cached: 0, output: 1_000_000, reasoning: 900_000 },
    price,
    5,
  ],
  [
    'cached input has its own price',
    { input: 1_000_000, cached: 600_000, output: 0, reasoning: 0 },
    price,
    0.46,
  ],
  [
    'cached cannot exceed input',
    { input: 1_000_000, cached: 9_000_000, output: 0, reasoning: 0 },
    price,
    0.1,
  ],
  ['no tokens told', null, price, null],
  ['no price', { input: 1, cached: 0, output: 1, reasoning: 0 }, null, null],
  [
    'cached tokens without a price for them',
    { input: 9, cached: 1, output: 1, reasoning: 0 },
    { ...price, cached: null },
    null,
  ],
  [
    'no cached tokens, no need for their price',
    { input: 1_000_000, cached: 0, output: 0, reasoning: 0 },
    { ...price, cached: null },
    1,
  ],
])('cost: %s', (_, tokens, priceList, cost) => {
  expect(costOf(tokens, priceList)).toBe(cost);
});

const entry = (fields: Partial<LedgerEntry>): LedgerEntry =>
  ({
    source: 'live',
    tokens: { input: 1, cached: 0, output: 2, reasoning: 1 },
    costUsd: 0.1,
    durationMs: 10,
    ...fields,
  }) as LedgerEntry;

test('usage adds up calls; what is not known stays null', () => {
  expect(sumUsage([])).toEqual({ calls: 0, tokens: null, costUsd: 0, durationMs: 0 });
  expect(sumUsage([entry({}), entry({ costUsd: 0.2 }), entry({ tokens: null, costUsd: 0 })])).toEqual({
    calls: 3,
    tokens: { input: 2, cached: 0, output: 4, reasoning: 2 },
    costUsd: 0.3,
    durationMs: 30,
  });
  expect(sumUsage([entry({}), entry({ costUsd: null })]).costUsd).toBeNull();
  expect(
    sumUsage([entry({}), entry({ source: 'replay', costUsd: null }), entry({ source: 'cache' })]).costUsd,
  ).toBe(0.1);
});
