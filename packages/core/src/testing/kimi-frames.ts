import type { TokenCounts } from '../model/model-client.js';
import type { KimiRequestBody, ScriptedReply } from './scripted-reply.js';

/** The server-sent events of one answer, in the order and the shapes Kimi sends them. */
export function kimiFrames(
  body: KimiRequestBody,
  reply: ScriptedReply,
  usage: TokenCounts | null,
  id: string,
): string[] {
  const frame = (choices: readonly unknown[], extra: Readonly<Record<string, unknown>> = {}): string =>
    `data: ${JSON.stringify({
      id,
      object: 'chat.completion.chunk',
      created: 1_780_000_000,
      model: reply.served ?? body.model,
      choices,
      ...extra,
    })}\n\n`;
  const delta = (value: Readonly<Record<string, unknown>>): string =>
    frame([{ index: 0, delta: value, finish_reason: null }]);

  const size = reply.chunkSize ?? 16;
  const halved = reply.cut !== undefined && reply.cut !== 'noFinish';
  const text = halved ? firstHalf(reply.text ?? '') : (reply.text ?? '');
  const frames = [delta({ role: 'assistant', content: '' })];
  for (const piece of pieces(reply.reasoning ?? '', size)) frames.push(delta({ reasoning_content: piece }));
  for (const piece of pieces(text, size)) frames.push(delta({ content: piece }));
  if (reply.cut !== undefined) return frames;
  if (reply.error !== undefined) return [...frames, `data: ${JSON.stringify({ error: reply.error })}\n\n`];

  const told = usage === null ? null : kimiUsage(usage);
  const where = reply.usageIn ?? 'both';
  const inChoice = told !== null && where !== 'top' ? { usage: told } : {};
  frames.push(frame([{ index: 0, delta: {}, finish_reason: reply.finish ?? 'stop', ...inChoice }]));
  const wanted = body.stream_options?.include_usage === true;
  if (told !== null && where !== 'choice' && wanted) frames.push(frame([], { usage: told }));
  return [...frames, 'data: [DONE]\n\n'];
}

/** Usage as Kimi spells it: cached tokens in both places. */
function kimiUsage(usage: TokenCounts): Readonly<Record<string, unknown>> {
  return {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    cached_tokens: usage.cached,
    prompt_tokens_details: { cached_tokens: usage.cached },
    completion_tokens_details: { reasoning_tokens: usage.reasoning },
  };
}

/** Cuts by code points, so that no chunk ends inside a surrogate pair. */
function pieces(text: string, size: number): string[] {
  const letters = Array.from(text);
  const found: string[] = [];
  for (let start = 0; start < letters.length; start += size)
    found.push(letters.slice(start, start + size).join(''));
  return found;
}

function firstHalf(text: string): string {
  const letters = Array.from(text);
  return letters.slice(0, Math.ceil(letters.length / 2)).join('');
}
