import { K2Error, errorText } from '../errors/k2-error.js';
import { failCall } from './call-failure.js';
import { cleanHostText } from './clean-text.js';
import type { Host } from './resolve-host.js';

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Turns what `fetch` or a broken body threw into the error of ours. `answered` is whether the host had begun to answer. */
export function classifyConnectionError(host: Host, thrown: unknown, answered: boolean): K2Error {
  const chain = causes(thrown);
  const ours = chain.find((each) => K2Error.is(each));
  if (ours !== undefined) return ours;
  const codes = chain.map((each) => each.code ?? '').filter((code) => code !== '');
  const said = cleanHostText(codes[0] ?? errorText(chain.at(-1) ?? thrown), host.key);
  const values = { host: host.name, said: host.proxy === null ? said : `${said}; proxy` };
  if (codes.some(isCertificateCode)) {
    return failCall(
      { outcome: 'error', free: true, reason: thrown },
      'unavailable',
      'model.certificate',
      values,
    );
  }
  if (!answered && codes.some((code) => unreachable.has(code))) {
    return failCall(
      { outcome: 'error', retry: 'unreachable', free: true, reason: thrown },
      'unavailable',
      'model.unreachable',
      values,
    );
  }
  const outcome = answered ? 'cut' : 'error';
  return failCall(
    { outcome, retry: 'transient', reason: thrown },
    'unavailable',
    'model.disconnected',
    values,
  );
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|^ERR_(?:TLS|SSL)_/.test(code);
}

type Thrown = { readonly code?: string; readonly cause?: unknown; readonly errors?: readonly unknown[] };

/** An error and what caused it, outermost first; of several attempts at one name (IPv6, IPv4) each. */
function causes(thrown: unknown): Thrown[] {
  const found: Thrown[] = [];
  const queue = [thrown];
  while (queue.length > 0 && found.length < 20) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null || found.includes(next)) continue;
    found.push(next);
    queue.push((next as Thrown).cause, ...((next as Thrown).errors ?? []));
  }
  return found;
}
