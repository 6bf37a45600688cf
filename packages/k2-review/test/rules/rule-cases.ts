/** For one rule: texts it must find exactly once, texts it must leave alone, and what its fix makes of a text. */
export type RuleCases = {
  readonly path?: string;
  readonly found: readonly string[];
  readonly clean: readonly string[];
  readonly fixed?: readonly (readonly [before: string, after: string])[];
};
