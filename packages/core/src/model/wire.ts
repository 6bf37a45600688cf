import type { FinishReason, TokenCounts } from './model-client.js';

/** What one streamed event says, of the little that is read of it. Everything may be absent: hosts differ. */
export type WireEvent = {
  readonly text: string;
  readonly reasoning: string;
  readonly finish: FinishReason | null;
  readonly tokens: TokenCounts | null;
  readonly served: string | null;
  readonly error: WireError | null;
};

export type WireError = { readonly type: string; readonly code: string; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

/** Reads an event's JSON; null when it is none. */
export function readWireEvent(data: string): WireEvent | null {
  const event = parseObject(data);
  if (event === null) return null;
  const choices = Array.isArray(event['choices']) ? event['choices'].map(asObject) : [];
  const choice = choices.find((each) => (each['index'] ?? 0) === 0) ?? {};
  const delta = asObject(choice['delta']);
  return {
    text: asText(delta['content']),
    // Kimi and older vLLM say reasoning_content, newer vLLM and resellers reasoning.
    reasoning: asText(delta['reasoning_content']) || asText(delta['reasoning']),
    finish: readFinish(choice['finish_reason']),
    // Kimi tells usage in the last choice and again at the top level: the same numbers, never to be added.
    tokens: readTokens(event['usage']) ?? readTokens(choice['usage']),
    served: asText(event['model']) || null,
    error: readWireError(event),
  };
}

/** The `error` of a body or an event; null where there is none. A host may send a mere text in its place. */
export function readWireError(body: unknown): WireError | null {
  const { error } = asObject(body);
  if (typeof error === 'string' && error !== '') return { type: '', code: '', message: error };
  if (typeof error !== 'object' || error === null) return null;
  const fields = asObject(error);
  return {
    type: asText(fields['type']),
    code: String(fields['code'] ?? ''),
    message: asText(fields['message']),
  };
}

/** A JSON object, or null. */
export function parseObject(text: string): Fields | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/**
 * Tokens as Kimi or another host spells them; null when a count is missing or no number. `cached` comes in two places and counts once.
 * Parts are held within what they are part of: Kimi has told one reasoning token more than the answer had.
 */
function readTokens(usage: unknown): TokenCounts | null {
  const fields = asObject(usage);
  const input = asCount(fields['prompt_tokens']);
  const output = asCount(fields['completion_tokens']);
  if (input === null || output === null) return null;
  const cached = Math.max(
    asCount(asObject(fields['prompt_tokens_details'])['cached_tokens']) ?? 0,
    asCount(fields['cached_tokens']) ?? 0,
  );
  const reasoning = asCount(asObject(fields['completion_tokens_details'])['reasoning_tokens']) ?? 0;
  return { input, cached: Math.min(cached, input), output, reasoning: Math.min(reasoning, output) };
}

const finishes: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  tool_calls: 'stop',
  function_call: 'stop',
  length: 'length',
  max_tokens: 'length',
  content_filter: 'content_filter',
};

/** A reason nobody knows (`abort`, `error`, …) is taken for a cut: the text must not pass for a whole one. */
function readFinish(value: unknown): FinishReason | null {
  if (typeof value !== 'string' || value === '') return null;
  return finishes[value] ?? 'cut';
}

function asObject(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.trunc(value) : null;
}
