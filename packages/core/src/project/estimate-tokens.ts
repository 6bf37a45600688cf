const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/gu;

/** About how many tokens a model will count for `text`: two characters a token in Chinese, Japanese and Korean, 3.5 in everything else. */
export function estimateTokens(text: string): number {
  const wideCount = text.match(wide)?.length ?? 0;
  return Math.ceil(wideCount / 2 + (text.length - wideCount) / 3.5);
}
