import { correctnessRules } from './correctness-rules.js';
import { injectionRules } from './injection-rules.js';
import type { Rule } from './rule.js';
import { secrecyRules } from './secrecy-rules.js';
import { sqlRules } from './sql-rules.js';

/** Every offline rule for JavaScript and TypeScript. */
export const allRules: readonly Rule[] = [
  ...injectionRules,
  ...sqlRules,
  ...secrecyRules,
  ...correctnessRules,
];
