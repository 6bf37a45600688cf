import { stripReasoning } from '@k2/core';
import { z } from 'zod';
import type { Category, Severity } from '../finding.js';

/** A finding as a model wrote it, its words brought to ours. */
export type ModelFinding = {
  readonly path: string;
  readonly quote: string;
  readonly line: number | undefined;
  readonly severity: Severity;
  readonly category: Category;
  readonly message: string;
  readonly confidence: number;
  readonly fix: { readonly search: string; readonly replace: string } | undefined;
};

const text = z.string().trim().min(1);
const amount = z
  .union([z.number(), z.string().transform(Number)])
  .nullish()
  .catch(undefined);
const findingSchema = z.object({
  path: text,
  quote: z.string().min(1),
  line: amount,
  severity: z.string().nullish().catch(undefined),
  category: z.string().nullish().catch(undefined),
  message: text,
  confidence: amount,
  fix: z
    .object({ search: z.string().min(1), replace: z.string() })
    .nullish()
    .catch(undefined),
});
const replySchema = z.object({ findings: z.array(z.unknown()) });

const severityWords: readonly (readonly [RegExp, Severity])[] = [
  [/critical|blocker|severe|fatal|嚴重|严重|致命/i, 'critical'],
  [/high|major|error|高/i, 'high'],
  [/low|minor|info|nit|trivial|style|note|低|輕|轻/i, 'low'],
];
const categoryWords: readonly (readonly [RegExp, Category])[] = [
  [/secur|inject|auth|crypt|secret|安全/i, 'security'],
  [/perf|speed|scal|memory|效能|性能/i, 'performance'],
  [/test|測試|测试/i, 'testing'],
  [/maint|style|read|nam(e|ing)|doc|clean|維護|维护/i, 'maintainability'],
];

/**
 * Reads `{"findings":[…]}`, bare, fenced or after prose. Entries that are no findings are left out and counted.
 * Null when the reply holds no such object.
 */
export function readReviewReply(
  reply: string,
): { readonly findings: readonly ModelFinding[]; readonly invalid: number } | null {
  const stripped = stripReasoning(reply);
  for (const candidate of jsonObjects(stripped)) {
    const parsed = replySchema.safeParse(candidate);
    if (!parsed.success) continue;
    const findings = parsed.data.findings.map(readFinding).filter((finding) => finding !== undefined);
    return { findings, invalid: parsed.data.findings.length - findings.length };
  }
  return null;
}

function readFinding(value: unknown): ModelFinding | undefined {
  const parsed = findingSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { path, quote, line, severity, category, message, confidence, fix } = parsed.data;
  return {
    path: path.replace(/^(\.\/|[ab]\/(?=.*\/))/, ''),
    quote,
    line: line !== null && line !== undefined && Number.isInteger(line) && line > 0 ? line : undefined,
    severity: severityWords.find(([words]) => words.test(severity ?? ''))?.[1] ?? 'medium',
    category: categoryWords.find(([words]) => words.test(category ?? ''))?.[1] ?? 'correctness',
    message,
    confidence: readConfidence(confidence),
    fix: fix ?? undefined,
  };
}

function readConfidence(value: number | null | undefined): number {
  if (value === null || value === undefined || Number.isNaN(value)) return 0.5;
  return Math.min(1, Math.max(0, value > 1 ? value / 100 : value));
}

/** Every JSON object of a text, outermost first, whatever stands around them. */
function* jsonObjects(source: string): Generator<unknown> {
  for (let start = source.indexOf('{'); start !== -1;) {
    const end = endOfObject(source, start);
    let next = start + 1;
    if (end !== -1) {
      try {
        yield JSON.parse(source.slice(start, end)) as unknown;
        next = end;
      } catch {
        // Not JSON from here; the next brace may begin it.
      }
    }
    start = source.indexOf('{', next);
  }
}

function endOfObject(source: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
