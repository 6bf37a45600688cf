import { estimateTokens, isSecretFile } from '@k2/core';
import type { ModuleFacts, SymbolFact } from './symbol-facts.js';

/** One question to the model: symbols to describe, and the source they are in. */
export type Batch = {
  readonly symbols: readonly SymbolFact[];
  readonly files: readonly { readonly path: string; readonly content: string }[];
};

/** A module and those of its symbols that need prose. */
export type Wanted = { readonly module: ModuleFacts; readonly symbols: readonly SymbolFact[] };

// Beyond these, answers get shallow or run into the output cap.
const sourceTokens = 20_000;
const symbolsPerBatch = 30;

/** Groups symbols by module under a budget; a module too long for one question is shown around each of its symbols. Secret-looking files are not sent. */
export function planBatches(wanted: readonly Wanted[]): {
  readonly batches: readonly Batch[];
  readonly withheld: readonly string[];
} {
  const withheld = wanted.filter(({ module }) => isSecretFile(module.path)).map(({ module }) => module.path);
  const batches: { symbols: SymbolFact[]; files: Map<string, string>; tokens: number }[] = [];
  for (const { module, symbols } of wanted) {
    if (withheld.includes(module.path)) continue;
    const whole = estimateTokens(module.source);
    for (const part of slices(symbols, symbolsPerBatch)) {
      const content = whole <= sourceTokens ? module.source : excerpt(module, part);
      const tokens = Math.min(whole, sourceTokens);
      const last = batches.at(-1);
      const fits =
        last !== undefined &&
        last.tokens + tokens <= sourceTokens &&
        last.symbols.length + part.length <= symbolsPerBatch &&
        !last.files.has(module.path);
      const batch = fits ? last : { symbols: [], files: new Map<string, string>(), tokens: 0 };
      if (!fits) batches.push(batch);
      batch.symbols.push(...part);
      batch.files.set(module.path, content);
      batch.tokens += tokens;
    }
  }
  return {
    batches: batches.map(({ symbols, files }) => ({
      symbols,
      files: [...files].map(([path, content]) => ({ path, content })),
    })),
    withheld,
  };
}

function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

/** The lines from each symbol to the next, as many of each as the budget allows. */
function excerpt(module: ModuleFacts, symbols: readonly SymbolFact[]): string {
  const lines = module.source.split('\n');
  const starts = [...module.symbols.map((symbol) => symbol.line), lines.length + 1].toSorted(
    (one, other) => one - other,
  );
  const share = Math.floor((sourceTokens * 3) / Math.max(1, symbols.length));
  return symbols
    .map((symbol) => {
      const end = starts.find((line) => line > symbol.line) ?? lines.length + 1;
      const comment = symbol.comment === '' ? '' : `/** ${symbol.comment} */\n`;
      return `${comment}${lines.slice(symbol.line - 1, end - 1).join('\n')}`.slice(0, share);
    })
    .join('\n\n');
}
