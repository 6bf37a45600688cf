import { builtInMembers, globalNames } from './known-names.js';
import { membersOf, moduleOf, type Scope } from './scope.js';
import type { SymbolFact } from './symbol-facts.js';

/** What the code says of a claim: it bears it out, contradicts it, or tells nothing. */
export type Judgement = 'true' | 'false' | 'unverified';

/** Where something is said: about which symbol, among which others. */
export type Place = { readonly symbol: SymbolFact; readonly scope: Scope };

const path = /^(?:this\.)?[A-Za-z_$][\w$]*(?:(?:\?\.|\.|#)[A-Za-z_$#][\w$]*)*(?:\(\))?$/;
const literal = /^(?:[-+]?[\d._]+n?|0x[\da-f]+|"[^"]*"|'[^']*'|\[\]|\{\})$/i;
const notCode =
  /^(?:npm|npx|pnpm|yarn|node|git|curl|docker|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|[/\\]|:\/\//;

/** Judges what a code span names: identifiers must exist in the code around the symbol or in the language itself. */
export function judgeSpan(span: string, place: Place): Judgement {
  const { source } = moduleOf(place.scope, place.symbol);
  const text = span.replace(/^\.{3}/, '').replace(/\?$/, '');
  if (text === '') return 'unverified';
  if (path.test(text)) return judgePath(text, place);
  if (literal.test(text)) return source.includes(text.replaceAll(/^["']|["']$/g, '')) ? 'true' : 'unverified';
  if (text.length > 2 && source.includes(text)) return 'true';
  if (text.startsWith('--')) return 'false';
  if (notCode.test(text) || /^[\w.]+(?:-[\w.]+)+$/.test(text)) return 'unverified';
  return judgeExpression(text, place);
}

/** Every name of an expression, quoted text left out; one that does not exist makes the whole untrue. */
function judgeExpression(text: string, place: Place): Judgement {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\/(?:[^/\\]|\\.)+\/[a-z]*/g, ' ');
  const paths = bare.match(/(?:[A-Za-z_$][\w$]*)(?:\??\.[A-Za-z_$][\w$]*)*(?:\()?/g) ?? [];
  if (paths.length === 0) return 'unverified';
  const judged = paths.map((item) => judgePath(item.endsWith('(') ? `${item})` : item, place));
  return judged.includes('false') ? 'false' : 'true';
}

/** `add`, `add()`, `options.retries`, `Cart.total()`, `this.items`. */
export function judgePath(text: string, place: Place): Judgement {
  const { symbol, scope } = place;
  const isCall = text.endsWith('()');
  const parts = text
    .replace(/\(\)$/, '')
    .replace(/^this\./, '')
    .split(/\?\.|\.|#/)
    .filter((part) => part !== '');
  const [root, ...rest] = parts;
  if (root === undefined) return 'unverified';
  if (
    !isKnown(root, place) &&
    !(isCall && rest.length === 0 && builtInMembers.has(root)) &&
    !text.startsWith('this.')
  )
    return 'false';
  const [first, ...deeper] = rest;
  if (first === undefined) return 'true';
  const listed = symbol.parameterMembers.get(root)?.map((member) => member.name) ?? membersOf(scope, root);
  if (listed !== undefined && ![...listed].includes(first) && !isInherited(first)) return 'false';
  const others = listed === undefined ? rest : deeper;
  return others.every((part) => builtInMembers.has(part) || isKnown(part, place)) ? 'true' : 'false';
}

function isKnown(name: string, { symbol, scope }: Place): boolean {
  return (
    symbol.names.has(name) ||
    symbol.typeParameters.includes(name) ||
    moduleOf(scope, symbol).names.has(name) ||
    scope.reachable.has(name) ||
    globalNames.has(name)
  );
}

function isInherited(name: string): boolean {
  return name === 'constructor' || name === 'prototype' || Object.hasOwn(Object.prototype, name);
}
