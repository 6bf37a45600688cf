import type { NapiConfig } from '@ast-grep/napi';
import type { Category, Severity } from '../finding.js';

/** A fault found by its shape in JavaScript and TypeScript; data only. Its text is the message `review.rule.<id>`. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly category: Category;
  /** How often a match is a fault, 0–1. */
  readonly confidence: number;
  /** A file that does not mention this cannot match; saves the search. */
  readonly mention: RegExp;
  /** Whether test files are looked at: not at all, or nothing else. */
  readonly tests?: 'skip' | 'only';
  /** The match holds a secret: shown masked, never sent to a model. */
  readonly secret?: true;
  readonly match: NapiConfig;
  /** Only where one replacement is certainly right: `$NAME` stands for what the match captured, an empty template deletes the statement. */
  readonly fix?: {
    readonly template: string;
    /** The match must also look like this for the fix to hold. */
    readonly when?: NapiConfig['rule'];
  };
};

type Matcher = NapiConfig['rule'];

/** An expression whose value is known at run time only. */
export const dynamicValue: Matcher = {
  any: [
    { kind: 'identifier', not: { regex: '^(undefined|NaN|Infinity)$' } },
    { kind: 'member_expression' },
    { kind: 'subscript_expression' },
    { kind: 'call_expression' },
    { kind: 'await_expression' },
    { kind: 'ternary_expression' },
    { kind: 'template_string', has: { kind: 'template_substitution' } },
    {
      kind: 'binary_expression',
      has: {
        stopBy: 'end',
        any: [
          { kind: 'identifier' },
          { kind: 'member_expression' },
          { kind: 'call_expression' },
          { kind: 'template_substitution' },
        ],
      },
    },
    {
      kind: 'parenthesized_expression',
      has: { stopBy: 'end', any: [{ kind: 'identifier' }, { kind: 'call_expression' }] },
    },
  ],
};

/** A string put together from parts that are not all literals. */
export const builtString: Matcher = {
  any: [
    { kind: 'template_string', has: { kind: 'template_substitution' } },
    {
      all: [
        { kind: 'binary_expression' },
        { has: { stopBy: 'end', any: [{ kind: 'string' }, { kind: 'template_string' }] } },
        {
          has: {
            stopBy: 'end',
            any: [{ kind: 'identifier' }, { kind: 'member_expression' }, { kind: 'call_expression' }],
          },
        },
      ],
    },
  ],
};

/** Text of an expression that holds what a client of a web server sent (Express, Koa, Fastify, Lambda). */
export const requestInput =
  '(?-u:\\b)(req|request|ctx|context|event|c)\\.(query|params|body|headers|cookies|queryStringParameters|pathParameters|request\\.(query|params|body))(?-u:\\b)';
