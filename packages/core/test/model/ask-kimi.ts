import { createModelClient, type ModelClientOptions } from '../../src/model/create-model-client.js';
import type { ModelReply, ModelRequest } from '../../src/model/model-client.js';
import { resolveHost } from '../../src/model/resolve-host.js';

/** No waits between tries: the times themselves are tested apart. */
export const quickRetry = { waits: [0], rateLimitWaits: [0] };

/** Asks the server at `url`, named by `MOONSHOT_BASE_URL` as users do it. */
export async function askKimi(
  url: string,
  choices: {
    readonly request?: Partial<ModelRequest>;
    readonly environment?: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal;
    readonly onText?: (text: string) => void;
    readonly client?: Partial<ModelClientOptions>;
  } = {},
): Promise<ModelReply> {
  const host = resolveHost({
    environment: {
      MOONSHOT_BASE_URL: url,
      MOONSHOT_API_KEY: 'sk-test-key-of-moonshot',
      ...choices.environment,
    },
  });
  const client = createModelClient({ host, retry: quickRetry, ...choices.client });
  return client.complete(
    {
      model: 'kimi-k2.7-code',
      messages: [
        { role: 'system', content: 'You write code.' },
        { role: 'user', content: '寫一個函式' },
      ],
      maxOutputTokens: 32_768,
      step: 'generate',
      ...choices.request,
    },
    {
      signal: choices.signal ?? new AbortController().signal,
      ...(choices.onText === undefined ? {} : { onText: choices.onText }),
    },
  );
}
