import { K2Error } from '../errors/k2-error.js';
import { failCall } from './call-failure.js';
import type { Host } from './resolve-host.js';

const mostRedirects = 3;

/**
 * A `fetch` for the SDK that sends to one host only: headers are built here (the SDK would add its own and those of `OPENAI_CUSTOM_HEADERS`),
 * and a redirect is followed only within the same origin and only where it keeps the method, so neither key nor prompt goes elsewhere.
 */
export function hostFetch(host: Host, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    'user-agent': 'k2-toolchain',
    ...(host.key === null ? {} : { authorization: `Bearer ${host.key}` }),
  };
  return async (input, init) => {
    let url = String(input);
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: init?.body ?? null,
        signal: init?.signal ?? null,
        redirect: 'manual',
      });
      if (response.status < 300 || response.status > 399) return response;
      await response.body?.cancel();
      const target = readTarget(response.headers.get('location'), url);
      const keepsMethod = response.status === 307 || response.status === 308;
      if (
        !keepsMethod ||
        target === null ||
        target.origin !== new URL(host.baseUrl).origin ||
        redirects >= mostRedirects
      ) {
        throw refuseRedirect(host, response.status, target);
      }
      url = target.href;
    }
  };
}

function readTarget(location: string | null, from: string): URL | null {
  if (location === null || !URL.canParse(location, from)) return null;
  return new URL(location, from);
}

function refuseRedirect(host: Host, status: number, target: URL | null): K2Error {
  const to = target === null ? '?' : target.origin;
  return failCall({ outcome: 'error', free: true, status }, 'unavailable', 'model.redirected', {
    host: host.name,
    to,
  });
}
