/** Tokens of one call. `cached` is part of `input`, `reasoning` part of `output`; never add them on top. */
export type TokenCounts = {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
};

/** One turn of a conversation. `reasoning` goes back to thinking models exactly as it came. */
export type ModelMessage = {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  readonly reasoning?: string;
};

/** What is asked of a model. */
export type ModelRequest = {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  /** Cap on reasoning and answer together. */
  readonly maxOutputTokens: number;
  /** The part of the work this is for (`generate`, `repair-1`, …); goes into the ledger. */
  readonly step: string;
  /** Which try of this request it is, from 1; the retry wrapper counts. */
  readonly attempt?: number;
};

/** How a reply ended: `stop` is whole; `length` hit the cap; `cut` is a stream that ended without saying so. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'cut';

/** What a model answered. */
export type ModelReply = {
  readonly text: string;
  readonly reasoning: string;
  readonly finish: FinishReason;
  /** Null when the host told none; never estimated, never 0 instead. */
  readonly tokens: TokenCounts | null;
  /** The model the host says it used. */
  readonly served: string | null;
  readonly host: string;
  readonly source: 'live' | 'replay';
  readonly timing: {
    readonly startedAt: Date;
    readonly durationMs: number;
    /** From the request to the first delta of any kind, reasoning included; null when none came. */
    readonly firstTokenMs: number | null;
  };
};

/** The only door to the network. Wrappers (retry, ledger) have the same type. */
export type ModelClient = {
  readonly complete: (
    request: ModelRequest,
    options: { readonly signal: AbortSignal; readonly onText?: (text: string) => void },
  ) => Promise<ModelReply>;
};
