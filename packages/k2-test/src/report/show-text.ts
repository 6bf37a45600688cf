const hidden = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside (test titles, a runner's output, paths) with every control, bidirectional and zero-width character made visible. */
export function showText(text: string): string {
  return text.replaceAll(hidden, '\ufffd');
}
