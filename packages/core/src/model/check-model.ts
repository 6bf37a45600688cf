import { K2Error } from '../errors/k2-error.js';
import { findModel } from './catalogue.js';
import type { Host } from './resolve-host.js';

/** @throws K2Error `refused` for an id Moonshot has retired, on Moonshot's hosts only: elsewhere the old weights live on. */
export function checkModel(host: Host, model: string): void {
  if (!host.moonshot) return;
  const { retired, replacement } = findModel(host.provider, model) ?? {};
  if (retired === undefined || replacement === undefined) return;
  throw new K2Error('refused', 'model.retired', { model, retired, replacement });
}

/** @throws K2Error `unavailable` when no connection may be opened, `refused` when the host needs a key and there is none (or no sendable one). */
export function checkHost(host: Host): void {
  if (host.offline) throw new K2Error('unavailable', 'model.offline', { host: host.name });
  if (host.key === null) {
    if (!host.keyRequired) return;
    const id = host.moonshot ? 'model.noKey' : 'model.noKeyElsewhere';
    throw new K2Error('refused', id, { host: host.name, variables: host.keyVariables });
  }
  // A header can carry nothing else; a copied line break or a quotation mark is the usual cause.
  if (!/^[\u0021-\u007e]+$/.test(host.key))
    throw new K2Error('refused', 'model.oddKey', { variables: host.keyVariables });
}
