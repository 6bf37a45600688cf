import { K2Error, type Note } from '../errors/k2-error.js';
import { checkHost, checkModel } from './check-model.js';
import { kimiClient, type CallTimes } from './kimi-client.js';
import type { ModelClient } from './model-client.js';
import type { Host } from './resolve-host.js';
import { withRetry, type RetryRules } from './with-retry.js';

export type ModelClientOptions = {
  readonly host: Host;
  /** Wraps the bare client so that every try is written down (`withLedger`). */
  readonly record?: (client: ModelClient) => ModelClient;
  /** Told before each wait for another try. */
  readonly onRetry?: (note: Note) => void;
  readonly retry?: Partial<RetryRules>;
  readonly times?: CallTimes;
};

/**
 * The client every command uses: one request a try, each try recorded, transient failures retried. Opens nothing yet.
 * @throws K2Error `unavailable` when offline, `refused` without the key the host needs. A call to it throws a K2Error only: `refused`
 * (retired model before anything is sent, wrong key, no balance, content filter), `unavailable`, `failed` or `interrupted`.
 */
export function createModelClient(options: ModelClientOptions): ModelClient {
  const { host, record, onRetry, retry } = options;
  checkHost(host);
  const bare = kimiClient(host, options.times);
  const recorded = record === undefined ? bare : record(bare);
  const retried = withRetry(recorded, {
    ...(retry === undefined ? {} : { rules: retry }),
    ...(onRetry === undefined ? {} : { onRetry }),
  });
  return {
    async complete(request, choices) {
      checkModel(host, request.model);
      const reply = await retried.complete(request, choices);
      if (reply.finish !== 'content_filter') return reply;
      // However the host tells it, what its filter stopped is a refusal; asking again gives the same.
      throw new K2Error('refused', 'model.filtered', {
        host: reply.host,
        model: request.model,
        said: 'content_filter',
      });
    },
  };
}
