/**
 * A value in a fence that it cannot close: one back-tick more than the longest run inside it. The value is data to the model,
 * whatever it says.
 */
export function fenced(value: string, language = ''): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const end = value.endsWith('\n') ? '' : '\n';
  return `${fence}${language.replaceAll(/[^\w.+-]/g, '')}\n${value}${end}${fence}`;
}

/** A value for the middle of a sentence: one line, without back-ticks or a heading of its own. */
export function inline(value: string): string {
  return value.replaceAll(/\s+/g, ' ').replaceAll('`', "'").trim();
}

/** A value that stands for itself, unless it holds headings, rules or fences that would end its section: then it is fenced. */
export function block(value: string): string {
  return /^ {0,3}(#|`{3}|~{3}|---|===|<{7}|>{7})/m.test(value) ? fenced(value) : value.trim();
}
