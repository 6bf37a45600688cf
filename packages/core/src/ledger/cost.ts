import type { TokenCounts } from '../model/model-client.js';
import type { EntryPrice } from './ledger-entry.js';

const million = 1_000_000;

/**
 * What tokens cost, in the price's currency: cached input at its own price, reasoning inside output. Null when the tokens, the price, or the
 * price of cached tokens that were used are not known; never negative.
 */
export function costOf(tokens: TokenCounts | null, price: EntryPrice | null): number | null {
  if (tokens === null || price === null) return null;
  const cached = Math.min(tokens.cached, tokens.input);
  if (cached > 0 && price.cached === null) return null;
  const total =
    (tokens.input - cached) * price.input + cached * (price.cached ?? 0) + tokens.output * price.output;
  // Ten decimals: below any price list's last digit, above what floating point makes up.
  return Math.round((total / million) * 1e10) / 1e10;
}
