import type { SgNode } from '@ast-grep/napi';
import type { TextEdit } from '../finding.js';
import type { Found } from '../found.js';
import { maskLiterals } from '../secrets/mask.js';
import { allRules } from './all-rules.js';
import type { Rule } from './rule.js';

const languages = {
  ts: 'TypeScript',
  mts: 'TypeScript',
  cts: 'TypeScript',
  tsx: 'Tsx',
  js: 'JavaScript',
  jsx: 'JavaScript',
  mjs: 'JavaScript',
  cjs: 'JavaScript',
} as const;

const testFile = /(^|\/)(__tests__|tests?|spec|fixtures)\/|[._-](test|spec)\.[cm]?[jt]sx?$/i;

/** Whether the offline rules know the language of this file. */
export function hasRulesFor(path: string): boolean {
  return languageOf(path) !== undefined;
}

/**
 * Faults of one JavaScript or TypeScript text, in its order. A text with syntax errors is searched as far as it can be understood;
 * a file of another language has none.
 */
export async function findByRules(
  path: string,
  text: string,
  rules: readonly Rule[] = allRules,
): Promise<readonly Found[]> {
  const language = languageOf(path);
  if (language === undefined) return [];
  const isTest = testFile.test(path);
  const wanted = rules.filter(
    (rule) => rule.mention.test(text) && (rule.tests === undefined || (rule.tests === 'only') === isTest),
  );
  if (wanted.length === 0) return [];
  const { parse, Lang } = await import('@ast-grep/napi');
  const root = parse(Lang[language], text).root();
  const found = wanted.flatMap((rule) =>
    // Each of several nested matches with a fix is mended by itself.
    (rule.fix === undefined ? dropInner : keepAll)(root.findAll(rule.match)).map((node) =>
      toFound(rule, node, text),
    ),
  );
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Begins to load the search engine, so that it is there when git has answered. */
export function preloadRules(): void {
  // Whoever needs it imports it again and meets the failure there.
  import('@ast-grep/napi').catch(() => {});
}

function languageOf(path: string): (typeof languages)[keyof typeof languages] | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(languages, extension) ? languages[extension as keyof typeof languages] : undefined;
}

function keepAll(nodes: readonly SgNode[]): readonly SgNode[] {
  return nodes;
}

/** `a + b + c` matches as a whole and as `a + b`: one fault, the outer one. */
function dropInner(nodes: readonly SgNode[]): readonly SgNode[] {
  const kept: SgNode[] = [];
  let end = -1;
  for (const node of nodes.toSorted(
    (a, b) => a.range().start.index - b.range().start.index || b.range().end.index - a.range().end.index,
  )) {
    if (node.range().end.index <= end) continue;
    kept.push(node);
    end = node.range().end.index;
  }
  return kept;
}

function toFound(rule: Rule, node: SgNode, text: string): Found {
  const range = node.range();
  const [start, end] = [range.start.index, range.end.index];
  const edit = rule.fix === undefined ? undefined : editOf(rule.fix, node, text);
  return {
    rule: rule.id,
    source: 'rule',
    severity: rule.severity,
    category: rule.category,
    confidence: rule.confidence,
    start,
    end,
    quote: firstLine(rule.secret === true ? maskLiterals(node.text()) : node.text()),
    message: { id: `review.rule.${rule.id}`, values: {} },
    ...(rule.secret === true && { isSecret: true }),
    ...(edit !== undefined && { edit }),
  };
}

/** A whole function is no quote; its first line says where to look. */
function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trimEnd().slice(0, 200);
}

function editOf(fix: NonNullable<Rule['fix']>, node: SgNode, text: string): TextEdit | undefined {
  if (fix.when !== undefined && !node.matches({ rule: fix.when })) return undefined;
  const range = node.range();
  const edit = { start: range.start.index, end: range.end.index };
  if (fix.template === '') return { ...widenToLine(edit, text), text: '' };
  const replacement = fix.template.replaceAll(
    /\$([A-Z]+)/g,
    (whole, name: string) => node.getMatch(name)?.text() ?? whole,
  );
  return { ...edit, text: replacement };
}

/** A deleted statement that had its line to itself takes the line along. */
function widenToLine(edit: { start: number; end: number }, text: string): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', edit.start - 1) + 1;
  const nextBreak = text.indexOf('\n', edit.end);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak + 1;
  const rest = text.slice(lineStart, edit.start) + text.slice(edit.end, lineEnd);
  return rest.trim() === '' ? { start: lineStart, end: lineEnd } : edit;
}
