import { codeSpans, hide, mapCode, reveal, textOutsideCode, withCodeHidden } from './code-spans.js';
import { type Judgement, judgePath, judgeSpan, type Place } from './judge-name.js';
import { findLinked, moduleOf } from './scope.js';

/** Who wrote a text: a name the code does not know is untrue from a model, and not proven from the source's own author. */
export type Writer = 'model' | 'source';

/** One thing a sentence claims, and what the code says of it. */
export type Claim = { readonly what: string; readonly judgement: Judgement };

const linkTag = /\{@link(?:code|plain)?\s+([^}|\s]+)\s*(?:\|\s*([^}]*)|([^}]*))\}/g;
const markdownLink = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g;
const bareUrl = /\bhttps?:\/\/[^\s<>()（）「」，。]+/g;
// Words that can only be names of code: camelCase from two small letters on (not macOS, gRPC), snake_case, and calls.
const codeWord =
  /(?<![\w$./@-])(?:[a-z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[A-Za-z]+(?:_[A-Za-z0-9]+)+|[A-Za-z_$][\w$]*\(\))(?![\w$])/g;

/** All claims of one sentence: code spans, links, words that can only be code. */
export function judgeSentence(sentence: string, place: Place, writer: Writer): readonly Claim[] {
  const softened = (judgement: Judgement): Judgement =>
    judgement === 'false' && writer === 'source' ? 'unverified' : judgement;
  const links = [...sentence.matchAll(linkTag)].map((match): Claim => judgeLink(match[1] ?? '', place));
  const urls = [...sentence.matchAll(bareUrl)].map(([url]): Claim => {
    const isInSource = moduleOf(place.scope, place.symbol).source.includes(url.replace(/[.,;:]$/, ''));
    return { what: url, judgement: isInSource ? 'true' : softened('false') };
  });
  const withoutLinks = sentence.replaceAll(linkTag, ' ').replaceAll(bareUrl, ' ');
  const spans = codeSpans(withoutLinks).map((span): Claim => ({
    what: span,
    judgement: softened(judgeSpan(span, place)),
  }));
  const words = (textOutsideCode(withoutLinks).match(codeWord) ?? []).map((word): Claim => ({
    what: word,
    judgement: softened(judgePath(word, place)),
  }));
  return [...links, ...urls, ...spans, ...words];
}

function judgeLink(target: string, place: Place): Claim {
  if (/^https?:/.test(target)) {
    const isInSource = moduleOf(place.scope, place.symbol).source.includes(target);
    return { what: target, judgement: isInSource ? 'true' : 'false' };
  }
  if (findLinked(place.scope, target, place.symbol) !== undefined) return { what: target, judgement: 'true' };
  return {
    what: target,
    judgement: judgePath(target.replaceAll('#', '.'), place) === 'true' ? 'true' : 'false',
  };
}

/** Gives every link the form a page can carry: documented symbols by id, other names as code, invented addresses as their text alone. */
export function settleLinks(sentence: string, place: Place): string {
  const { source } = moduleOf(place.scope, place.symbol);
  return withCodeHidden(sentence, (masked) =>
    masked
      .replaceAll(
        linkTag,
        (_whole, target: string, piped: string | undefined, spaced: string | undefined) => {
          const label = (piped ?? spaced ?? '').trim();
          const linked = findLinked(place.scope, target, place.symbol);
          if (linked !== undefined)
            return `{@link ${encodeURI(linked.id)}|${label === '' ? `\`${linked.name}\`` : label}}`;
          if (/^https?:/.test(target)) return label === '' ? target : `[${label}](${target})`;
          return label === '' ? `\`${target}\`` : label;
        },
      )
      .replaceAll(markdownLink, (whole, label: string, url: string) =>
        /^https?:/.test(url) && source.includes(url) ? whole : label,
      ),
  );
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Cuts a line into sentences; code spans and links stay whole. */
export function splitSentences(line: string): readonly string[] {
  const kept: string[] = [];
  const keep = (text: string) => hide(text, kept);
  const masked = mapCode(line, keep).replaceAll(linkTag, keep).replaceAll(markdownLink, keep);
  const locale = /\p{Script=Han}/u.test(line) ? 'zh' : 'en';
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  // A hidden span has no capital to begin a sentence with, so a full stop before one is looked at here.
  const cuts = /(?<=(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?]\s+)(?=\uE000)/;
  return [...segmenter.segment(masked)]
    .flatMap(({ segment }) => segment.split(cuts))
    .map((sentence) => reveal(sentence, kept));
}
