/** What a `Retry-After` header asks to wait, in milliseconds: seconds or a date. Null for none, nonsense, or a moment that has passed. */
export function readRetryAfter(headers: Headers | undefined, now: Date): number | null {
  const value = headers?.get('retry-after')?.trim() ?? '';
  if (value === '') return null;
  const seconds = Number(value);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - now.getTime() : seconds * 1000;
  return Number.isFinite(milliseconds) && milliseconds > 0 ? Math.ceil(milliseconds) : null;
}
