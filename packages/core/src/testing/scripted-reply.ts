import type { TokenCounts } from '../model/model-client.js';

/** What a fake Kimi answers to one request. */
export type ScriptedReply = {
  readonly text?: string;
  readonly reasoning?: string;
  /** Told in both of Kimi's places; computed from the lengths when absent, told nowhere when null. */
  readonly usage?: TokenCounts | null;
  /** Where usage is told; Kimi tells it twice when asked for `include_usage`. Default `both`. */
  readonly usageIn?: 'both' | 'choice' | 'top';
  /** `finish_reason` of the last chunk; default `stop`. */
  readonly finish?: string;
  /** The model the answer says it came from; default the one asked for. */
  readonly served?: string;
  /** With `error` and a status other than 200 the answer is an HTTP error; with `error` alone it is an event inside the stream. */
  readonly status?: number;
  readonly error?: { readonly type?: string; readonly message: string; readonly code?: string | number };
  /**
   * How the stream goes wrong: `noFinish` says all its text and ends without a finish reason, `midText` ends quietly after half of it,
   * `destroy` breaks the socket there, `stall` goes silent there and stays open.
   */
  readonly cut?: 'noFinish' | 'midText' | 'destroy' | 'stall';
  /** Wait before the answer's headers, in milliseconds. */
  readonly delayMs?: number;
  /** Wait between chunks, in milliseconds. */
  readonly chunkDelayMs?: number;
  /** Characters a chunk; default 16. */
  readonly chunkSize?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as the whole body, as it stands; for what no Kimi would say. */
  readonly rawBody?: string;
};

/** A request as the fake server got it. */
export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; null where there was none. */
  readonly body: KimiRequestBody | null;
  readonly receivedAt: Date;
};

/** The part of a chat request the fake server and tests look at. */
export type KimiRequestBody = {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly reasoning_content?: string;
  }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_completion_tokens?: number;
  readonly max_tokens?: number;
  readonly [field: string]: unknown;
};
