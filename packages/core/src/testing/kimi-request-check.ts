import type { KimiRequestBody } from './scripted-reply.js';

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_completion_tokens',
  'max_tokens',
  'stop',
  'response_format',
  'thinking',
  'reasoning_effort',
  'prompt_cache_key',
]);
const sampling = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty'];
const roles = new Set(['system', 'user', 'assistant', 'tool']);

/** What hosted Kimi would refuse in a request, in its own words; null when it takes it. */
export function refusedByKimi(body: KimiRequestBody): string | null {
  for (const name of sampling) {
    if (name in body) return `invalid ${name}: only the default is allowed for this model`;
  }
  for (const name of Object.keys(body)) {
    if (!known.has(name)) return `Invalid request: unknown field ${name}`;
  }
  if (!Array.isArray(body.messages) || body.messages.length === 0)
    return 'Invalid request: messages must not be empty';
  for (const [position, message] of body.messages.entries()) {
    if (!roles.has(message.role)) return `Invalid request: role ${message.role} is not supported`;
    if (typeof message.content !== 'string' || message.content === '') {
      return `the message at position ${position} with role '${message.role}' must not be empty`;
    }
  }
  return null;
}
