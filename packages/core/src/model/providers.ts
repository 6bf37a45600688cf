/** The hosts that have a name. */
export const providerNames = [
  'moonshot',
  'moonshot-cn',
  'openrouter',
  'openai',
  'anthropic',
  'ollama',
  'lmstudio',
  'llamacpp',
  'vllm',
] as const;
export type ProviderName = (typeof providerNames)[number];

export type Provider = {
  readonly baseUrl: string;
  /** Environment variables that may hold its key, in order; none for a local model. */
  readonly keyVariables: readonly string[];
  /** Moonshot's own host: its ids retire there and its request shape holds there. */
  readonly moonshot: boolean;
  /** Which field caps the answer: local engines and resellers know only the older one. */
  readonly tokenLimit: 'max_completion_tokens' | 'max_tokens';
};

const moonshotKeys = ['MOONSHOT_API_KEY', 'KIMI_API_KEY'];
const local = { keyVariables: [], moonshot: false, tokenLimit: 'max_tokens' } as const;

/** Presets for `--provider`. Nothing of `OPENAI_*` is ever read, so a key for OpenAI's own host is given as `K2_API_KEY`. */
export const providers: Readonly<Record<ProviderName, Provider>> = {
  moonshot: {
    baseUrl: 'https://api.moonshot.ai/v1',
    keyVariables: moonshotKeys,
    moonshot: true,
    tokenLimit: 'max_completion_tokens',
  },
  'moonshot-cn': {
    baseUrl: 'https://api.moonshot.cn/v1',
    keyVariables: moonshotKeys,
    moonshot: true,
    tokenLimit: 'max_completion_tokens',
  },
  openrouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    keyVariables: ['OPENROUTER_API_KEY'],
    moonshot: false,
    tokenLimit: 'max_tokens',
  },
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    keyVariables: ['K2_API_KEY'],
    moonshot: false,
    tokenLimit: 'max_completion_tokens',
  },
  anthropic: {
    baseUrl: 'https://api.anthropic.com/v1',
    keyVariables: ['ANTHROPIC_API_KEY'],
    moonshot: false,
    tokenLimit: 'max_tokens',
  },
  ollama: { baseUrl: 'http://127.0.0.1:11434/v1', ...local },
  lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1', ...local },
  llamacpp: { baseUrl: 'http://127.0.0.1:8080/v1', ...local },
  vllm: { baseUrl: 'http://127.0.0.1:8000/v1', ...local },
};

/** Whether `name` is one of the presets. */
export function isProvider(name: string): name is ProviderName {
  return (providerNames as readonly string[]).includes(name);
}
