import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { findOutputCap } from './catalogue.js';
import type { ModelMessage, ModelRequest } from './model-client.js';
import type { Host } from './resolve-host.js';

type WireMessage = {
  readonly role: ModelMessage['role'];
  readonly content: string;
  readonly reasoning_content?: string;
};

/**
 * The body of a request, with no field its host does not know. Hosted Kimi fixes temperature, top_p, n and both penalties and answers 400 to
 * any other value, so none is ever sent; `include_usage` makes it tell tokens at the end of a stream.
 */
export function shapeRequest(host: Host, request: ModelRequest): ChatCompletionCreateParamsStreaming {
  const cap = Math.min(request.maxOutputTokens, findOutputCap(host.provider, request.model) ?? Infinity);
  const body = {
    model: request.model,
    messages: request.messages.filter(hasContent).map((message) => shapeMessage(host, message)),
    stream: true,
    stream_options: { include_usage: true },
    [host.tokenLimit]: cap,
  };
  return body as ChatCompletionCreateParamsStreaming;
}

/** Kimi answers 400 to an assistant's turn without text; one that only thought is left out. */
function hasContent(message: ModelMessage): boolean {
  return message.role !== 'assistant' || message.content !== '';
}

/** Thinking models of Moonshot want the reasoning of their earlier turns back exactly as it came, an empty one too; others know no such field. */
function shapeMessage(host: Host, message: ModelMessage): WireMessage {
  const { role, content, reasoning } = message;
  if (!host.moonshot || role !== 'assistant' || reasoning === undefined) return { role, content };
  return { role, content, reasoning_content: reasoning };
}
