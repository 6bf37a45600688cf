import type { ErrorCode, MessageValues } from '@k2/core';

/**
 * Throws a K2Error. The engine is loaded at the first one: a hook that has nothing to say must not pay for it,
 * and loading it takes longer than reviewing ten files.
 */
export async function raise(
  code: ErrorCode,
  id: string,
  values: MessageValues = {},
  options: { readonly cause?: unknown; readonly result?: unknown } = {},
): Promise<never> {
  const { K2Error } = await import('@k2/core');
  throw new K2Error(code, id, values, options);
}
