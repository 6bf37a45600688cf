import type { Config } from '../config/config-keys.js';
import { K2Error, type Note } from '../errors/k2-error.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { ModelClient } from '../model/model-client.js';
import { type Host, resolveHost } from '../model/resolve-host.js';
import type { NoModelReason } from './session.js';
import type { GlobalFlags } from './shared-flags.js';

/** Which model at which host, worked out before anything is sent. */
export type ModelSettings = {
  readonly host: () => Host;
  readonly model: (kind: 'code' | 'prose') => string;
  readonly whyNoModel: () => NoModelReason | null;
};

const defaultModels = { code: 'kimi-k2.7-code', prose: 'kimi-k2.6' } as const;

/** Reads the model settings. A project's file may name a model, never a host. */
export function readModelSettings(sources: {
  readonly flags: GlobalFlags;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
}): ModelSettings {
  const { flags, config, environment } = sources;
  const offline = flags.offline === true || config.offline === true;
  const provider = flags.provider ?? (flags['base-url'] === undefined ? config.provider : undefined);
  const baseUrl = flags['base-url'] ?? (flags.provider === undefined ? config.baseUrl : undefined);
  let found: Host | undefined;
  const host = () => (found ??= resolveHost({ provider, baseUrl, environment, offline }));
  return {
    host,
    model: (kind) => {
      const named = flags.model ?? config.model;
      if (named !== undefined) return named;
      if (host().moonshot) return defaultModels[kind];
      throw new K2Error('usage', 'model.notNamed', { provider: host().provider });
    },
    whyNoModel: () => {
      if (offline) return 'offline';
      return host().key === null && host().keyRequired ? 'no-key' : null;
    },
  };
}

/** The client of a session, each try written into the ledger. @throws K2Error unavailable with `--offline`, refused without a key */
export async function openClient(
  settings: ModelSettings,
  context: {
    readonly command: string;
    readonly root: string;
    readonly run: string;
    readonly environment: NodeJS.ProcessEnv;
    readonly onEntry: (entry: LedgerEntry) => void;
    readonly onNote: (note: Note) => void;
  },
): Promise<ModelClient> {
  const { command, root, run, environment, onEntry, onNote } = context;
  const host = settings.host();
  const { createModelClient } = await import('../model/create-model-client.js');
  const { withLedger } = await import('../ledger/with-ledger.js');
  const { projectLabel, stateFolder } = await import('../ledger/state-folder.js');

  const { findPrice } = await import('../model/catalogue.js');
  return createModelClient({
    host,
    onRetry: onNote,
    record: (client) =>
      withLedger(client, {
        stateFolder: stateFolder(environment),
        run,
        command,
        project: projectLabel(root),
        level: 2,
        host: host.name,
        priceOf: (model) => findPrice(host.provider, model),
        onEntry,
        onWarning: onNote,
      }),
  });
}
