import { K2Error } from '../errors/k2-error.js';
import { firstVariable } from '../config/environment.js';
import { isProvider, providerNames, providers, type Provider, type ProviderName } from './providers.js';
import { readProxySettings, type ProxySettings } from './proxy.js';

/** A model host with everything a call to it needs. */
export type Host = {
  /** A preset's name, or `custom` for a bare base URL. */
  readonly provider: ProviderName | 'custom';
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Host and port, as shown to users and written into the ledger. */
  readonly name: string;
  /** The only key that may go there; null when there is none. */
  readonly key: string | null;
  /** The variables the key may be put in, for messages. */
  readonly keyVariables: readonly string[];
  readonly keyRequired: boolean;
  /** On this machine. */
  readonly loopback: boolean;
  /** Moonshot's rules hold: retired ids, request shape, prices. */
  readonly moonshot: boolean;
  readonly tokenLimit: Provider['tokenLimit'];
  readonly proxy: ProxySettings | null;
  /** No connection may be opened, not even to this machine. */
  readonly offline: boolean;
};

export type HostChoice = {
  /** What flag or user config name; default `moonshot`. */
  readonly provider?: string | undefined;
  /** What flag or user config name. */
  readonly baseUrl?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly offline?: boolean | undefined;
};

const moonshotUrls = ['MOONSHOT_BASE_URL', 'KIMI_BASE_URL'];
const freeKey = ['K2_API_KEY'];

/**
 * Decides which host is asked and which key may go there: a provider's key to its own host and, for `moonshot`, to what `MOONSHOT_BASE_URL` or
 * `KIMI_BASE_URL` names; to any other address `K2_API_KEY` or none.
 * @throws K2Error `usage` for an unknown provider, an address that is no http(s) URL, and plain http beyond this machine.
 */
export function resolveHost(choice: HostChoice): Host {
  const { environment } = choice;
  const provider = choice.provider === '' ? undefined : choice.provider;
  if (provider !== undefined && !isProvider(provider)) {
    throw new K2Error('usage', 'model.unknownProvider', { provider, allowed: providerNames });
  }
  const named = firstVariable(environment, moonshotUrls);
  if (choice.baseUrl !== undefined && choice.baseUrl !== '') {
    const url = readBaseUrl(choice.baseUrl, '--base-url');
    return hostAt(choice, url, provider, named?.value);
  }
  if ((provider ?? 'moonshot') === 'moonshot' && named !== null) {
    const url = readBaseUrl(named.value, named.name);
    // Moonshot's two regions differ in currency and in keys; any other address named so is taken for the international one.
    const owner = ownerOf(url) === 'moonshot-cn' ? 'moonshot-cn' : 'moonshot';
    return buildHost(choice, owner, url, providers[owner].keyVariables, true);
  }
  const preset = provider ?? 'moonshot';
  const { baseUrl, keyVariables } = providers[preset];
  return buildHost(choice, preset, new URL(baseUrl), keyVariables, keyVariables.length > 0);
}

function hostAt(
  choice: HostChoice,
  url: URL,
  provider: ProviderName | undefined,
  named: string | undefined,
): Host {
  const owner = ownerOf(url);
  if (provider === undefined) {
    const preset = owner ?? 'custom';
    const own = owner === null ? [] : providers[owner].keyVariables;
    return buildHost(choice, preset, url, [...freeKey, ...own], own.length > 0);
  }
  const rules = providers[provider];
  const isItsOwn =
    owner !== null && providers[owner].keyVariables === rules.keyVariables && rules.keyVariables.length > 0;
  const isNamed =
    rules.moonshot && named !== undefined && URL.canParse(named) && new URL(named).origin === url.origin;
  if (isItsOwn || isNamed) return buildHost(choice, owner ?? provider, url, rules.keyVariables, true);
  return buildHost(choice, provider, url, freeKey, false);
}

/** The hosted preset whose address this is. */
function ownerOf(url: URL): ProviderName | null {
  return providerNames.find((name) => new URL(providers[name].baseUrl).origin === url.origin) ?? null;
}

function buildHost(
  choice: HostChoice,
  provider: ProviderName | 'custom',
  url: URL,
  keyVariables: readonly string[],
  keyRequired: boolean,
): Host {
  const rules = provider === 'custom' ? null : providers[provider];
  return {
    provider,
    baseUrl: url.href.replace(/\/+$/, ''),
    name: url.host,
    key: firstVariable(choice.environment, keyVariables)?.value ?? null,
    keyVariables,
    keyRequired,
    loopback: isLoopback(url.hostname),
    moonshot: rules?.moonshot ?? false,
    tokenLimit: rules?.tokenLimit ?? 'max_tokens',
    proxy: readProxySettings(choice.environment),
    offline: choice.offline ?? false,
  };
}

function readBaseUrl(text: string, from: string): URL {
  if (!URL.canParse(text)) throw new K2Error('usage', 'model.badUrl', { url: text, from });
  const url = new URL(text);
  const isPlain = url.protocol === 'http:' || url.protocol === 'https:';
  // A name or password in the address would be printed, logged and sent; a query would be lost.
  if (!isPlain || url.username !== '' || url.password !== '' || url.search !== '') {
    throw new K2Error('usage', 'model.badUrl', { url: `${url.protocol}//${url.host}${url.pathname}`, from });
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new K2Error('usage', 'model.plainHttp', { host: url.host, from });
  }
  url.hash = '';
  return url;
}

function isLoopback(hostname: string): boolean {
  return /^127(?:\.\d{1,3}){3}$/.test(hostname) || ['localhost', '[::1]'].includes(hostname);
}
