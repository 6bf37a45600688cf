import { cleanDoc } from './clean-prose.js';
import { codeSpans } from './code-spans.js';
import type { Described, DocText, ThrownText } from './doc-text.js';
import { judgeExample } from './judge-example.js';
import { type Judgement, judgePath, type Place } from './judge-name.js';
import { type Claim, judgeSentence, settleLinks, splitSentences, type Writer } from './judge-sentence.js';
import { parseDocText } from './parse-doc-text.js';
import { globalNames } from './known-names.js';
import type { ParameterFact } from './symbol-facts.js';
import { walkFences } from './walk-fences.js';

/** How many things were claimed, how many of them the code contradicts, how many it says nothing of. */
export type ClaimCounts = { readonly checked: number; readonly false: number; readonly unverified: number };

/** A doc without what is untrue, and what was cut. */
export type CheckedDoc = {
  readonly doc: DocText;
  readonly claims: ClaimCounts;
  readonly cut: readonly string[];
};

/**
 * Holds a doc against the code and cuts what is untrue: the tag of a parameter, property or error that does not exist, the sentence that names
 * something invented, the example that does not parse or calls what is not there, what a function without a value is said to return.
 * An error that only something called could throw stays and is marked as not confirmed.
 */
export function checkDoc(written: DocText, place: Place, writer: Writer): CheckedDoc {
  const { symbol } = place;
  const doc = cleanDoc(written);
  const claims: Claim[] = [];
  const claim = (what: string, judgement: Judgement): boolean => {
    claims.push({ what, judgement });
    return judgement !== 'false';
  };
  const checkLine = (line: string, parameter?: ParameterFact) =>
    keepTrue(line, place, writer, claims, parameter);
  const described = (items: readonly Described[], tag: string, judge: (name: string) => Judgement) =>
    uniqueByName(items)
      .filter((item) => claim(`@${tag} ${item.name}`, judge(item.name)))
      .map((item) => ({
        name: item.name,
        text: checkLine(
          item.text,
          symbol.parameters.find((fact) => bare(fact.name) === item.name),
        ),
      }));
  const checked: DocText = {
    summary: checkBlocks(doc.summary, checkLine, (code, language) =>
      claim(firstLine(code), judgeExample({ caption: '', language, code }, place)),
    ),
    parameters: described(
      doc.parameters.map((item) => ({ ...item, name: fullName(item.name, place) })),
      'param',
      (name) => judgeParameter(name, place),
    ),
    properties: described(doc.properties, 'property', (name) =>
      symbol.members.some((member) => member.name === name) ? 'true' : 'false',
    ),
    returns:
      doc.returns !== null && doc.returns !== '' && claim('@returns', judgeReturns(place))
        ? checkLine(doc.returns) || null
        : null,
    throws: doc.throws.flatMap((item): readonly ThrownText[] => {
      const judgement = judgeThrown(item.name, place);
      if (!claim(`@throws ${item.name}`.trim(), judgement)) return [];
      return [{ name: item.name, text: checkLine(item.text), isConfirmed: judgement === 'true' }];
    }),
    examples: doc.examples
      .filter(
        (example) =>
          example.code !== '' && claim(`@example ${firstLine(example.code)}`, judgeExample(example, place)),
      )
      .map((example) => ({ ...example, caption: checkLine(example.caption) })),
    deprecated: judgeDeprecated(doc, place, claim) ? checkLine(doc.deprecated ?? '') : null,
  };
  return {
    doc: checked,
    claims: countClaims(claims),
    cut: claims.filter((item) => item.judgement === 'false').map((item) => item.what),
  };
}

/** A property of the one options parameter that has it is meant when it is named alone. */
function fullName(name: string, { symbol }: Place): string {
  if (name.includes('.') || symbol.parameters.some((fact) => bare(fact.name) === name)) return name;
  const owners = [...symbol.parameterMembers].filter(([, members]) =>
    members.some((member) => member.name === name),
  );
  const [owner] = owners[0] ?? [];
  return owners.length === 1 && symbol.parameters.some((fact) => fact.name === owner)
    ? `${owner}.${name}`
    : name;
}

function judgeParameter(name: string, { symbol }: Place): Judgement {
  if (symbol.parameters.some((fact) => bare(fact.name) === name)) return 'true';
  const [root, member, ...deeper] = name.split('.');
  if (root === undefined || member === undefined || deeper.length > 0) return 'false';
  return symbol.parameterMembers.get(root)?.some((fact) => fact.name === member) === true ? 'true' : 'false';
}

function judgeReturns({ symbol }: Place): Judgement {
  if (symbol.kind === 'accessor') return 'true';
  if (symbol.returns === null || symbol.returns.isVoid) return 'false';
  return symbol.returns.type === null ? 'unverified' : 'true';
}

function judgeThrown(name: string, place: Place): Judgement {
  const { symbol } = place;
  const canThrow = symbol.throws.length > 0 || symbol.mayThrow.length > 0 || symbol.callsOut;
  if (name === '') return symbol.throws.length > 0 ? 'true' : canThrow ? 'unverified' : 'false';
  if (symbol.throws.includes(name)) return 'true';
  const exists = globalNames.has(name) || judgePath(name, place) === 'true';
  return exists && (symbol.callsOut || symbol.mayThrow.includes(name)) ? 'unverified' : 'false';
}

function judgeDeprecated(
  doc: DocText,
  { symbol }: Place,
  claim: (what: string, judgement: Judgement) => boolean,
): boolean {
  if (doc.deprecated === null) return false;
  return claim('@deprecated', parseDocText(symbol.comment).deprecated === null ? 'false' : 'true');
}

/** Leaves out the sentences that are untrue; what remains keeps its words. */
function keepTrue(
  line: string,
  place: Place,
  writer: Writer,
  claims: Claim[],
  parameter: ParameterFact | undefined,
): string {
  if (line === '') return '';
  const kept = splitSentences(line).filter((sentence) => {
    const found = [...judgeSentence(sentence, place, writer), ...judgeDefault(sentence, parameter)];
    claims.push(...found);
    return !found.some((item) => item.judgement === 'false');
  });
  const text = settleLinks(kept.join(''), place).trim();
  // What is left of a list item whose only sentence went is its bullet.
  return /^(?:[-*+]|\d{1,3}[.)])$/.test(text) ? '' : text;
}

/** "Defaults to `10`" about a parameter whose default is another. */
function judgeDefault(sentence: string, parameter: ParameterFact | undefined): readonly Claim[] {
  if (parameter === undefined || !/\bdefaults?\b|預設|默认/i.test(sentence)) return [];
  return codeSpans(sentence)
    .filter((span) => /^(?:[-+]?[\d._]+|true|false|null|"[^"]*"|'[^']*')$/.test(span))
    .map((span) => {
      const isSame = parameter.default !== null && unquote(parameter.default) === unquote(span);
      return {
        what: `${parameter.name} = ${span}`,
        judgement: isSame ? 'true' : parameter.default === null ? 'unverified' : 'false',
      };
    });
}

function checkBlocks(
  text: string,
  checkLine: (line: string) => string,
  checkCode: (code: string, language: string) => boolean,
): string {
  const blocks: string[] = [];
  let code: string[] = [];
  for (const line of walkFences(text).lines) {
    if (line.isCode) {
      code.push(line.text);
      if (!line.closes) continue;
      const language = /^`+(.*)$/.exec(code[0] ?? '')?.[1] ?? '';
      if (checkCode(code.slice(1, -1).join('\n'), language)) blocks.push(code.join('\n'));
      else blocks.push('');
      code = [];
      continue;
    }
    const indent = /^ */.exec(line.text)?.[0] ?? '';
    const checked = checkLine(line.text.trim());
    if (checked !== '' || line.text.trim() === '') blocks.push(checked === '' ? '' : indent + checked);
  }
  return blocks
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function uniqueByName(items: readonly Described[]): readonly Described[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(item.name) && seen.add(item.name));
}

function countClaims(claims: readonly Claim[]): ClaimCounts {
  return {
    checked: claims.length,
    false: claims.filter((item) => item.judgement === 'false').length,
    unverified: claims.filter((item) => item.judgement === 'unverified').length,
  };
}

function bare(name: string): string {
  return name.replace(/^\.{3}/, '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function unquote(text: string): string {
  return text.replaceAll(/^["'`]|["'`]$/g, '');
}
