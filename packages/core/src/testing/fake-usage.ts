import type { TokenCounts } from '../model/model-client.js';
import type { KimiRequestBody, ScriptedReply } from './scripted-reply.js';

const cacheStep = 256;
const lettersPerToken = 4;

/**
 * Tokens a fake answer says it used: four letters a token, and as cached whatever whole 256 tokens the prompt's beginning shares with an
 * earlier prompt, as Kimi's automatic prefix cache counts. `prompts` is the server's memory; this prompt is added to it.
 */
export function countTokens(body: KimiRequestBody, reply: ScriptedReply, prompts: string[]): TokenCounts {
  const prompt = body.messages
    .map((message) => `${message.role}\n${message.reasoning_content ?? ''}${message.content}`)
    .join('\n');
  const shared = Math.max(0, ...prompts.map((earlier) => sharedLetters(earlier, prompt)));
  prompts.push(prompt);
  const input = Math.ceil(prompt.length / lettersPerToken);
  const reasoning = Math.ceil((reply.reasoning ?? '').length / lettersPerToken);
  return {
    input,
    cached: Math.min(input, Math.floor(shared / lettersPerToken / cacheStep) * cacheStep),
    output: reasoning + Math.ceil((reply.text ?? '').length / lettersPerToken),
    reasoning,
  };
}

function sharedLetters(left: string, right: string): number {
  const longest = Math.min(left.length, right.length);
  let length = 0;
  while (length < longest && left[length] === right[length]) length += 1;
  return length;
}
