import { K2Error, type Note } from '../errors/k2-error.js';
import type { ModelClient, ModelMessage, ModelReply } from '../model/model-client.js';

/** What a command's judge says of a reply. `feedback` goes back to the model; `why` is shown to the user. */
export type Judgement<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly feedback: string; readonly why: Note };

/** One reply and what became of it. */
export type Candidate = {
  readonly index: number;
  readonly model: string;
  readonly ok: boolean;
  readonly failed?: Note;
  readonly text: string;
};

/** The first candidate that passed, or null with every candidate's reason. */
export type Solved<T> = {
  readonly value: T | null;
  readonly chosen: number | null;
  readonly repairs: number;
  readonly candidates: readonly Candidate[];
};

/**
 * Asks, judges, and asks again in the same conversation with what was wrong, until a candidate passes or the repairs are used up.
 * A reply that is empty, cut or stopped at the cap is a failed candidate with feedback of its own; the judge never sees it.
 * @param repairs how many times a failed candidate may be repaired; 0 asks once
 * @throws K2Error what the client throws (no balance, unreachable, interrupted), and refused for a content filter
 */
export async function solve<T>(options: {
  readonly client: ModelClient;
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  readonly maxOutputTokens: number;
  readonly repairs: number;
  readonly step: string;
  readonly signal: AbortSignal;
  readonly tell: (note: Note) => void;
  /** Words a note in the language of the conversation. */
  readonly phrase: (note: Note) => string;
  readonly judge: (text: string, candidate: number) => Promise<Judgement<T>>;
}): Promise<Solved<T>> {
  const { client, model, maxOutputTokens, repairs, signal, tell, phrase } = options;
  const messages = [...options.messages];
  const candidates: Candidate[] = [];
  for (let round = 0; round <= repairs; round += 1) {
    const step =
      round === 0 ? options.step : `${options.step === 'generate' ? '' : `${options.step}-`}repair-${round}`;
    tell({ id: 'solve.asking', values: { model, step } });
    const reply = await client.complete({ model, messages, maxOutputTokens, step }, { signal });
    const judgement = judgeFinish(reply, maxOutputTokens, phrase) ?? (await options.judge(reply.text, round));
    if (judgement.ok) {
      candidates.push({ index: round, model, ok: true, text: reply.text });
      return { value: judgement.value, chosen: round, repairs: round, candidates };
    }
    candidates.push({ index: round, model, ok: false, failed: judgement.why, text: reply.text });
    if (round === repairs) break;
    tell({
      id: 'solve.repairing',
      values: { why: judgement.why, round: round + 1, rounds: repairs },
    });
    messages.push(...repairMessages(reply, judgement.feedback));
  }
  return { value: null, chosen: null, repairs: candidates.length - 1, candidates };
}

function judgeFinish(
  reply: ModelReply,
  cap: number,
  phrase: (note: Note) => string,
): (Judgement<never> & { readonly ok: false }) | undefined {
  const id = finishFault(reply);
  if (id === undefined) return undefined;
  const why: Note = { id, values: { cap } };
  return { ok: false, why, feedback: `${phrase(why)}\n${phrase({ id: 'solve.writeWhole', values: {} })}` };
}

function finishFault(reply: ModelReply): string | undefined {
  const isEmpty = reply.text.trim() === '';
  switch (reply.finish) {
    case 'content_filter':
      throw new K2Error('refused', 'solve.filtered');
    case 'length':
      return isEmpty ? 'solve.ateBudget' : 'solve.length';
    case 'cut':
      return 'solve.cut';
    case 'stop':
      return isEmpty ? 'solve.empty' : undefined;
  }
}

function repairMessages(reply: ModelReply, feedback: string): readonly ModelMessage[] {
  // Moonshot answers 400 to an assistant message without content (facts: k2-api.md §3.4).
  const answered: readonly ModelMessage[] =
    reply.text.trim() === ''
      ? []
      : [
          {
            role: 'assistant',
            content: reply.text,
            ...(reply.reasoning !== '' && { reasoning: reply.reasoning }),
          },
        ];
  return [...answered, { role: 'user', content: feedback }];
}
