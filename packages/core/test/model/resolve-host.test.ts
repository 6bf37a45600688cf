import { expect, test } from '@jest/globals';
import { checkHost, checkModel } from '../../src/model/check-model.js';
import { resolveHost, type Host } from '../../src/model/resolve-host.js';

const keys = {
  MOONSHOT_API_KEY: 'sk-test-moonshot',
  KIMI_API_KEY: 'sk-test-kimi',
  OPENROUTER_API_KEY: 'sk-test-router',
  ANTHROPIC_API_KEY: 'sk-test-claude',
  OPENAI_API_KEY: 'sk-test-openai',
  OPENAI_BASE_URL: 'https://openai.example/v1',
  K2_API_KEY: 'sk-test-free',
};
const { K2_API_KEY: _, ...named } = keys;

test.each<[string, Parameters<typeof resolveHost>[0], Partial<Host>]>([
  [
    'nothing given: Moonshot, international',
    { environment: keys },
    {
      provider: 'moonshot',
      baseUrl: 'https://api.moonshot.ai/v1',
      key: 'sk-test-moonshot',
      moonshot: true,
      loopback: false,
    },
  ],
  ['the second variable', { environment: { KIMI_API_KEY: 'sk-test-kimi' } }, { key: 'sk-test-kimi' }],
  [
    'an empty variable counts as unset',
    { environment: { MOONSHOT_API_KEY: ' ', KIMI_API_KEY: 'sk-test-kimi' } },
    { key: 'sk-test-kimi' },
  ],
  ['no key', { environment: { OPENAI_API_KEY: 'sk-test-openai' } }, { key: null, keyRequired: true }],
  [
    'the Chinese region',
    { provider: 'moonshot-cn', environment: keys },
    { name: 'api.moonshot.cn', key: 'sk-test-moonshot' },
  ],
  [
    'MOONSHOT_BASE_URL is Moonshot, whatever the address',
    {
      environment: {
        ...named,
        MOONSHOT_BASE_URL: 'http://127.0.0.1:99/v1/',
        KIMI_BASE_URL: 'https://other.example/v1',
      },
    },
    {
      provider: 'moonshot',
      baseUrl: 'http://127.0.0.1:99/v1',
      key: 'sk-test-moonshot',
      moonshot: true,
      loopback: true,
    },
  ],
  [
    'KIMI_BASE_URL comes second',
    { environment: { ...keys, MOONSHOT_BASE_URL: '', KIMI_BASE_URL: 'https://kimi.example/v1' } },
    { name: 'kimi.example', moonshot: true },
  ],
  [
    'MOONSHOT_BASE_URL in the Chinese region has its prices',
    { environment: { ...keys, MOONSHOT_BASE_URL: 'https://api.moonshot.cn/v1' } },
    { provider: 'moonshot-cn', key: 'sk-test-moonshot' },
  ],
  [
    'a named provider is not moved by MOONSHOT_BASE_URL',
    { provider: 'openrouter', environment: { ...keys, MOONSHOT_BASE_URL: 'http://127.0.0.1:99/v1' } },
    { name: 'openrouter.ai', key: 'sk-test-router', tokenLimit: 'max_tokens', moonshot: false },
  ],
  [
    'a local model has no key',
    { provider: 'ollama', environment: keys },
    { key: null, keyRequired: false, loopback: true, tokenLimit: 'max_tokens' },
  ],
  [
    'a bare address gets K2_API_KEY',
    { baseUrl: 'https://models.example/v1', environment: keys },
    { provider: 'custom', key: 'sk-test-free', moonshot: false, tokenLimit: 'max_tokens' },
  ],
  [
    'a bare address gets no other key',
    { baseUrl: 'http://127.0.0.1:99/v1', environment: named },
    { key: null, keyRequired: false },
  ],
  [
    "a provider's key does not follow it to another address",
    { provider: 'moonshot', baseUrl: 'https://models.example/v1', environment: named },
    { provider: 'moonshot', key: null, keyRequired: false, tokenLimit: 'max_completion_tokens' },
  ],
  [
    "a provider's key goes to what MOONSHOT_BASE_URL names",
    {
      provider: 'moonshot',
      baseUrl: 'http://127.0.0.1:99/v1',
      environment: { ...named, MOONSHOT_BASE_URL: 'http://127.0.0.1:99/x' },
    },
    { key: 'sk-test-moonshot', moonshot: true },
  ],
  [
    'the address of a preset is that preset',
    { baseUrl: 'https://api.moonshot.cn/v1', environment: named },
    { provider: 'moonshot-cn', key: 'sk-test-moonshot', moonshot: true },
  ],
  [
    "OpenAI's own key variable is never read",
    { provider: 'openai', environment: named },
    { key: null, keyRequired: true },
  ],
  [
    "OpenAI's host takes K2_API_KEY",
    { provider: 'openai', environment: keys },
    { key: 'sk-test-free', tokenLimit: 'max_completion_tokens' },
  ],
  ['anthropic', { provider: 'anthropic', environment: keys }, { key: 'sk-test-claude' }],
])('%s', (_, choice, expected) => {
  expect(resolveHost(choice)).toMatchObject(expected);
});

test.each([
  [{ provider: 'deepmind', environment: {} }, 'model.unknownProvider'],
  [{ baseUrl: 'not an address', environment: {} }, 'model.badUrl'],
  [{ baseUrl: 'ftp://127.0.0.1/v1', environment: {} }, 'model.badUrl'],
  [{ baseUrl: 'https://user:secret@models.example/v1', environment: {} }, 'model.badUrl'],
  [{ baseUrl: 'http://models.example/v1', environment: {} }, 'model.plainHttp'],
  [{ environment: { MOONSHOT_BASE_URL: 'http://10.0.0.5/v1' } }, 'model.plainHttp'],
  [{ baseUrl: 'http://127.0.0.1.models.example/v1', environment: {} }, 'model.plainHttp'],
])('%j is refused as %s', (choice, id) => {
  expect(() => resolveHost(choice)).toThrow(expect.objectContaining({ code: 'usage', id }));
  try {
    resolveHost(choice);
  } catch (error) {
    expect(JSON.stringify((error as { values: unknown }).values)).not.toContain('secret');
  }
});

test.each(['http://localhost:1/v1', 'http://127.9.9.9/v1', 'http://[::1]:8080/v1', 'http://127.1:3/v1'])(
  'plain http is taken on %s',
  (baseUrl) => {
    expect(resolveHost({ baseUrl, environment: {} }).loopback).toBe(true);
  },
);

test('a host is asked only with what it needs', () => {
  const without = resolveHost({ environment: {} });
  expect(() => checkHost(without)).toThrow(expect.objectContaining({ code: 'refused', id: 'model.noKey' }));
  expect(() => checkHost(resolveHost({ provider: 'anthropic', environment: {} }))).toThrow(
    expect.objectContaining({ code: 'refused', id: 'model.noKeyElsewhere' }),
  );
  expect(() => checkHost(resolveHost({ environment: { MOONSHOT_API_KEY: 'sk-“test”' } }))).toThrow(
    expect.objectContaining({ code: 'refused', id: 'model.oddKey' }),
  );
  expect(() => checkHost(resolveHost({ environment: keys, offline: true }))).toThrow(
    expect.objectContaining({ code: 'unavailable', id: 'model.offline' }),
  );
  checkHost(resolveHost({ environment: keys }));
  checkHost(resolveHost({ provider: 'vllm', environment: {} }));
});

test('retired ids are refused on Moonshot’s hosts only, with their replacement', () => {
  for (const environment of [keys, { ...keys, MOONSHOT_BASE_URL: 'http://127.0.0.1:99/v1' }]) {
    for (const model of [
      'kimi-k2-0711-preview',
      'kimi-k2-thinking',
      'kimi-k2.5',
      'kimi-latest',
      'moonshot-v1-32k-vision-preview',
    ]) {
      expect(() => checkModel(resolveHost({ environment }), model)).toThrow(
        expect.objectContaining({
          code: 'refused',
          id: 'model.retired',
          values: expect.objectContaining({ model, replacement: 'kimi-k2.6' }),
        }),
      );
    }
    for (const model of ['kimi-k2.6', 'kimi-k2.7-code', 'kimi-k3', 'some-new-model'])
      checkModel(resolveHost({ environment }), model);
  }
  checkModel(resolveHost({ provider: 'vllm', environment: {} }), 'kimi-k2-0711-preview');
  checkModel(resolveHost({ baseUrl: 'https://models.example/v1', environment: keys }), 'kimi-k2.5');
});
