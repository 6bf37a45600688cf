import { models } from './catalogue-data.js';
import type { ProviderName } from './providers.js';

/** Prices per million tokens at one host, with the day they were read and where. */
export type Price = {
  /** Prompt tokens the host had not cached. */
  readonly input: number;
  /** Prompt tokens the host read from its cache; null when the source does not tell. */
  readonly cached: number | null;
  /** Answer and reasoning. */
  readonly output: number;
  readonly currency: 'USD' | 'CNY';
  /** The day the price was read, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
};

/** Where a model can be had: under which name, at what price, with what cap. */
type ModelOffer = { readonly id: string; readonly price: Price; readonly outputCap?: number };

/** What is known of a model. */
export type CatalogueModel = {
  /** Its id on Moonshot's own hosts. */
  readonly id: string;
  /** Tokens of prompt and answer together. */
  readonly window: number;
  /** Most tokens one answer may have, reasoning included. */
  readonly outputCap: number;
  /** `always` cannot be switched off, `default` can, `never` has none. */
  readonly thinking: 'always' | 'default' | 'never';
  readonly offers: Readonly<Partial<Record<ProviderName, ModelOffer>>>;
  /** The day Moonshot's hosts stopped answering for it; other hosts and open weights may still. */
  readonly retired?: string;
  /** What Moonshot names instead. */
  readonly replacement?: string;
};

/** The model a provider knows under this id, or null: an unknown model is allowed, its price and limits are just not known. */
export function findModel(provider: string, id: string): CatalogueModel | null {
  const name = provider as ProviderName;
  return models.find((model) => (model.offers[name]?.id ?? model.id) === id) ?? null;
}

/** What a model costs at a provider; null when no price is known, which is not the same as free. */
export function findPrice(provider: string, id: string): Price | null {
  return findModel(provider, id)?.offers[provider as ProviderName]?.price ?? null;
}

/** The most tokens one answer of this model may have at this provider, or null when that is not known. */
export function findOutputCap(provider: string, id: string): number | null {
  const model = findModel(provider, id);
  if (model === null) return null;
  return model.offers[provider as ProviderName]?.outputCap ?? model.outputCap;
}
