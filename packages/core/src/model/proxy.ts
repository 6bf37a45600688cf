import { firstVariable } from '../config/environment.js';

/** The proxies a user has set; an empty string means none for that protocol. */
export type ProxySettings = {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
};

/** Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (lower case first, as curl does); null when no proxy is set. */
export function readProxySettings(environment: NodeJS.ProcessEnv): ProxySettings | null {
  const read = (name: string): string => firstVariable(environment, [name.toLowerCase(), name])?.value ?? '';
  const settings = {
    httpProxy: read('HTTP_PROXY'),
    httpsProxy: read('HTTPS_PROXY'),
    noProxy: read('NO_PROXY'),
  };
  return settings.httpProxy === '' && settings.httpsProxy === '' ? null : settings;
}

/**
 * The `fetch` that goes through these proxies, or Node's own without any. Node 20's ignores the variables, and its version of undici takes no
 * dispatcher of a newer one: so agent and fetch come from the same package, loaded only where a proxy is set.
 */
export async function openFetch(settings: ProxySettings | null): Promise<typeof globalThis.fetch> {
  if (settings === null) return globalThis.fetch;
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  // Without a tunnel for plain http, as every proxy expects; https is always tunnelled.
  const dispatcher = new EnvHttpProxyAgent({ ...settings, proxyTunnel: false });
  const proxied = (url: string, init?: object): Promise<unknown> => fetch(url, { ...init, dispatcher });
  return proxied as typeof globalThis.fetch;
}
