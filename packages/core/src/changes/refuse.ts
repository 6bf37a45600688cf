import type { Refusal } from './change-set.js';
import { showText } from './scope/show-text.js';

/** A refusal of `path`. What came from outside is made visible, so that it can be shown anywhere. */
export function refuse(id: string, path: string, values: Readonly<Record<string, string>> = {}): Refusal {
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, showText(value)]));
  return { id, path: showText(path), values: { path: showText(path), ...shown } };
}
