// What the recorded day's tokens would cost elsewhere.
import { readFileSync } from 'node:fs';
import { findPrice, resolveHost } from '@k2/core';

const recorded = JSON.parse(readFileSync(new URL('./recorded-usage.json', import.meta.url), 'utf8'));

/** The recorded day's tokens at the chosen host's list price; unknown where no price is. */
export function estimateDay({ provider, model, 'base-url': baseUrl }) {
  const host = resolveHost({ provider, baseUrl, environment: process.env });
  const id = model ?? 'kimi-k2.7-code';
  const price = findPrice(host.provider, id);
  const values = { model: id, host: host.name, input: recorded.input, output: recorded.output };
  if (price === null || price.currency !== 'USD') return { known: false, values };
  // Every input token at the full price: how much a host's prefix cache will hit is not known beforehand.
  const cost = (recorded.input * price.input + recorded.output * price.output) / 1_000_000;
  return { known: true, values: { ...values, cost: cost.toFixed(2) } };
}
