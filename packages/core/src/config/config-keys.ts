import { locales } from '../i18n/locale.js';

/** What a configuration key takes. Numbers are whole. */
export type ConfigKey = {
  readonly type: 'text' | 'texts' | 'number' | 'boolean';
  readonly allowed?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Only the user's own file may set it: a cloned repository is not to be trusted with the host or the key. */
  readonly userOnly?: boolean;
};

export const metrics = ['lines', 'branches', 'functions', 'statements'] as const;
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export const testRunners = ['vitest', 'node'] as const;
export const docsFormats = ['markdown'] as const;

/** Every key a configuration file may hold; `a.b` is key `b` of object `a`. */
export const configKeys: Readonly<Record<string, ConfigKey>> = {
  lang: { type: 'text', allowed: locales },
  promptLang: { type: 'text', allowed: locales },
  model: { type: 'text' },
  repairs: { type: 'number', minimum: 0, maximum: 10 },
  language: { type: 'text' },
  domain: { type: 'text' },
  standard: { type: 'text' },
  context: { type: 'texts' },
  checks: { type: 'texts' },
  'test.coverage': { type: 'number', minimum: 0, maximum: 100 },
  'test.metric': { type: 'text', allowed: metrics },
  'test.runner': { type: 'text', allowed: testRunners },
  'test.repeat': { type: 'number', minimum: 1, maximum: 50 },
  'docs.format': { type: 'text', allowed: docsFormats },
  'docs.output': { type: 'text' },
  'docs.target': { type: 'text' },
  'docs.langs': { type: 'texts', allowed: locales },
  'review.severity': { type: 'text', allowed: severities },
  'review.requireModel': { type: 'boolean' },
  provider: { type: 'text', userOnly: true },
  baseUrl: { type: 'text', userOnly: true },
};

/** The whole configuration of a run, before flags. Absent means not set. */
export type Config = {
  readonly lang?: (typeof locales)[number];
  readonly promptLang?: (typeof locales)[number];
  readonly model?: string;
  readonly repairs?: number;
  readonly language?: string;
  readonly domain?: string;
  readonly standard?: string;
  readonly context?: readonly string[];
  readonly checks?: readonly string[];
  readonly test?: {
    readonly coverage?: number;
    readonly metric?: (typeof metrics)[number];
    readonly runner?: (typeof testRunners)[number];
    readonly repeat?: number;
  };
  readonly docs?: {
    readonly format?: (typeof docsFormats)[number];
    readonly output?: string;
    readonly target?: string;
    readonly langs?: readonly (typeof locales)[number][];
  };
  readonly review?: {
    readonly severity?: (typeof severities)[number];
    readonly requireModel?: boolean;
  };
  readonly provider?: string;
  readonly baseUrl?: string;
  readonly offline?: boolean;
  readonly unsafeNoSandbox?: boolean;
};
