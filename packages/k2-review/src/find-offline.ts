import type { Found } from './found.js';
import { findByRules } from './rules/find-by-rules.js';
import { findSecrets } from './secrets/find-secrets.js';

/** Everything that can be found in one text without a model, in its order. */
export async function findOffline(path: string, text: string): Promise<readonly Found[]> {
  const secrets = await findSecrets(path, text);
  const rules = await findByRules(path, text);
  // A key in a string is one fault, and the scanner knows whose key it is.
  const others = rules.filter(
    (rule) =>
      rule.isSecret !== true || !secrets.some((secret) => secret.start < rule.end && secret.end > rule.start),
  );
  return [...secrets, ...others].sort((a, b) => a.start - b.start);
}
