import type { CatalogueModel, Price } from './catalogue.js';

const moonshotPage = { asOf: '2026-09-29', source: 'https://platform.kimi.ai/docs/pricing/chat' } as const;
const chinaPage = { asOf: '2026-09-29', source: 'https://platform.kimi.com/docs/pricing/chat' } as const;
const openrouterPage = { asOf: '2026-07-02', source: 'https://openrouter.ai/moonshotai' } as const;

const dollars = (input: number, cached: number | null, output: number): Price => ({
  input,
  cached,
  output,
  currency: 'USD',
  ...moonshotPage,
});
const yuan = (input: number, cached: number | null, output: number): Price => ({
  input,
  cached,
  output,
  currency: 'CNY',
  ...chinaPage,
});
const resold = (input: number, cached: number | null, output: number): Price => ({
  input,
  cached,
  output,
  currency: 'USD',
  ...openrouterPage,
});

const window = 262_144;
const largeWindow = 1_048_576;

const live: readonly CatalogueModel[] = [
  {
    id: 'kimi-k2.6',
    window,
    outputCap: window,
    thinking: 'default',
    offers: {
      moonshot: { id: 'kimi-k2.6', price: dollars(0.95, 0.16, 4) },
      'moonshot-cn': { id: 'kimi-k2.6', price: yuan(6.5, null, 27) },
      openrouter: { id: 'moonshotai/kimi-k2.6', price: resold(0.55, 0.11, 3.2) },
    },
  },
  {
    id: 'kimi-k2.7-code',
    window,
    outputCap: window,
    thinking: 'always',
    offers: {
      moonshot: { id: 'kimi-k2.7-code', price: dollars(0.95, 0.19, 4) },
      'moonshot-cn': { id: 'kimi-k2.7-code', price: yuan(6.5, null, 27) },
      openrouter: { id: 'moonshotai/kimi-k2.7-code', price: resold(0.74, 0.15, 3.5), outputCap: 16_384 },
    },
  },
  {
    id: 'kimi-k2.7-code-highspeed',
    window,
    outputCap: window,
    thinking: 'always',
    offers: { moonshot: { id: 'kimi-k2.7-code-highspeed', price: dollars(1.9, 0.38, 8) } },
  },
  {
    id: 'kimi-k3',
    window: largeWindow,
    outputCap: largeWindow,
    thinking: 'always',
    offers: {
      moonshot: { id: 'kimi-k3', price: dollars(3, 0.3, 15) },
      'moonshot-cn': { id: 'kimi-k3', price: yuan(20, 2, 100) },
    },
  },
  {
    id: 'kimi-k3.1-pro',
    window: largeWindow,
    outputCap: largeWindow,
    thinking: 'always',
    offers: { moonshot: { id: 'kimi-k3.1-pro', price: { ...dollars(2, 0.2, 10), asOf: '2026-10-26' } } },
  },
  {
    id: 'kimi-k3.1-pro-highspeed',
    window: largeWindow,
    outputCap: largeWindow,
    thinking: 'always',
    offers: {
      moonshot: { id: 'kimi-k3.1-pro-highspeed', price: { ...dollars(4, 0.2, 20), asOf: '2026-10-26' } },
    },
  },
];

type Retirement = Pick<CatalogueModel, 'id' | 'window' | 'outputCap' | 'thinking'> & {
  readonly retired: string;
};

const may = '2026-05-25';
const august = '2026-08-31';
const retirements: readonly Retirement[] = [
  { id: 'kimi-k2-0711-preview', window: 131_072, outputCap: 16_384, thinking: 'never', retired: may },
  { id: 'kimi-k2-0905-preview', window, outputCap: window, thinking: 'never', retired: may },
  { id: 'kimi-k2-turbo-preview', window, outputCap: window, thinking: 'never', retired: may },
  { id: 'kimi-k2-thinking', window, outputCap: window, thinking: 'always', retired: may },
  { id: 'kimi-k2-thinking-turbo', window, outputCap: window, thinking: 'always', retired: may },
  { id: 'kimi-k2.5', window, outputCap: window, thinking: 'default', retired: august },
  { id: 'kimi-latest', window: 131_072, outputCap: 131_072, thinking: 'never', retired: '2026-01-28' },
  {
    id: 'kimi-thinking-preview',
    window: 131_072,
    outputCap: 131_072,
    thinking: 'always',
    retired: '2025-11-11',
  },
  ...[8, 32, 128].flatMap((size) =>
    ['', '-vision-preview'].map((ending) => ({
      id: `moonshot-v1-${size}k${ending}`,
      window: size * 1024,
      outputCap: size * 1024,
      thinking: 'never' as const,
      retired: august,
    })),
  ),
  { id: 'moonshot-v1-auto', window: 131_072, outputCap: 131_072, thinking: 'never', retired: august },
];

/** Every model the toolchain knows by name. Data: a new id, price or retirement is a line here and nothing else. */
export const models: readonly CatalogueModel[] = [
  ...live,
  ...retirements.map((model) => ({ ...model, replacement: 'kimi-k2.6', offers: {} })),
];
