import { K2Error, type Locale } from '@k2/core';
import { findNearest } from '../name/nearest.js';
import type { Answer, Template, Variable } from './template.js';

/** A string variable without a pattern of its own takes one line of at most this many letters. */
const oneLine = /^[^\p{Cc}\u2028\u2029]{0,1000}$/u;

/**
 * The values of a template's variables: its defaults, with `--set key=value` over them.
 * @throws K2Error usage naming the key and what it takes
 */
export function readAnswers(
  template: Template,
  assignments: readonly string[],
  locale: Locale,
): Readonly<Record<string, Answer>> {
  const variables = new Map(Object.entries(template.variables));
  const answers = new Map<string, Answer>();
  for (const [key, variable] of variables) answers.set(key, variable.default);
  for (const assignment of assignments) {
    const sign = assignment.indexOf('=');
    if (sign < 1)
      throw new K2Error('usage', 'init.set.form', { value: assignment, known: [...variables.keys()] });
    const key = assignment.slice(0, sign);
    const variable = variables.get(key);
    if (variable === undefined) {
      const known = [...variables.keys()];
      const nearest = findNearest(key, known);
      throw new K2Error('usage', nearest === undefined ? 'init.set.unknown' : 'init.set.misspelt', {
        key,
        template: template.name,
        known: known.length === 0 ? '-' : known,
        ...(nearest !== undefined && { suggestion: nearest }),
      });
    }
    answers.set(key, readAnswer(key, assignment.slice(sign + 1), variable, locale));
  }
  return Object.fromEntries([...answers].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function readAnswer(key: string, value: string, variable: Variable, locale: Locale): Answer {
  const description = variable.description[locale];
  if (variable.type === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new K2Error('usage', 'init.set.boolean', { key, value, description });
  }
  if (variable.type === 'number') {
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = variable;
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= minimum && number <= maximum) return number;
    throw new K2Error('usage', 'init.set.number', { key, value, minimum, maximum, description });
  }
  const form = variable.pattern === undefined ? oneLine : new RegExp(`^(?:${variable.pattern})$`, 'u');
  if (oneLine.test(value) && form.test(value)) return value;
  throw new K2Error('usage', 'init.set.text', { key, value, description });
}
