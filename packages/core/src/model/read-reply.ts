import type { FinishReason, TokenCounts } from './model-client.js';
import { readEvents } from './read-events.js';
import { readWireEvent, type WireError } from './wire.js';

/** What came of a streamed answer, whole or not. */
export type StreamedReply = {
  readonly text: string;
  readonly reasoning: string;
  /** Null when the stream ended or broke without saying why. */
  readonly finish: FinishReason | null;
  readonly tokens: TokenCounts | null;
  readonly served: string | null;
  /** When the first delta came, as `now()` counts; null when none did. */
  readonly firstDeltaAt: number | null;
  /** What the host told as an event. */
  readonly error: WireError | null;
  /** What broke the stream. */
  readonly broken: unknown;
};

/** Reads a streamed answer to its end and throws nothing: what came before a break is kept. */
export async function readReply(
  body: ReadableStream<Uint8Array>,
  hooks: {
    readonly now: () => number;
    readonly onText: (text: string) => void;
    /** The finish reason came; usage may follow. */
    readonly onFinish: () => void;
  },
): Promise<StreamedReply> {
  const text: string[] = [];
  const reasoning: string[] = [];
  let finish: FinishReason | null = null;
  let tokens: TokenCounts | null = null;
  let served: string | null = null;
  let firstDeltaAt: number | null = null;
  let error: WireError | null = null;
  let broken: unknown = null;

  /** Returns whether there is more to read. */
  const take = (data: string): boolean => {
    if (data === '[DONE]') return false;
    const event = readWireEvent(data);
    if (event === null) throw new Error('an event of the answer is not JSON');
    tokens = event.tokens ?? tokens;
    served = event.served ?? served;
    if (event.text !== '' || event.reasoning !== '') firstDeltaAt ??= hooks.now();
    if (event.reasoning !== '') reasoning.push(event.reasoning);
    if (event.text !== '') {
      text.push(event.text);
      hooks.onText(event.text);
    }
    if (event.finish !== null && finish === null) {
      finish = event.finish;
      hooks.onFinish();
    }
    error = event.error;
    return error === null;
  };

  try {
    reading: for await (const events of readEvents(body)) {
      for (const data of events) {
        if (!take(data)) break reading;
      }
    }
  } catch (thrown) {
    broken = thrown;
  }
  return {
    text: text.join(''),
    reasoning: reasoning.join(''),
    finish,
    tokens,
    served,
    firstDeltaAt,
    error,
    broken,
  };
}
