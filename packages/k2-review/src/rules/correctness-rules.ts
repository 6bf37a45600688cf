import type { Rule } from './rule.js';

const inBlock = { inside: { any: [{ kind: 'program' }, { kind: 'statement_block' }] } };
const plainPlace = {
  any: [
    { kind: 'identifier' },
    { kind: 'member_expression', not: { has: { stopBy: 'end' as const, kind: 'call_expression' } } },
  ],
};
const nans = ['NaN', 'Number.NaN'];

/** `$VALUE <operator> NaN`, both ways round, each operator. */
const comparesWithNaN = (...operators: readonly string[]): Rule['match'] => ({
  rule: {
    any: operators.flatMap((operator) =>
      nans.flatMap((nan) => [
        { pattern: `$VALUE ${operator} ${nan}` },
        { pattern: `${nan} ${operator} $VALUE` },
      ]),
    ),
  },
  constraints: { VALUE: { not: { regex: '^(Number\\.)?NaN$' } } },
});

const negatedLeft = (operator: string): Rule['match'] => ({
  rule: {
    kind: 'binary_expression',
    all: [
      {
        has: {
          field: 'left',
          kind: 'unary_expression',
          regex: '^!',
          has: { field: 'argument', pattern: '$LEFT' },
        },
      },
      { has: { field: 'operator', regex: `^${operator}$` } },
      { has: { field: 'right', pattern: '$RIGHT' } },
    ],
  },
});

/** Code that cannot mean what it says. */
export const correctnessRules: readonly Rule[] = [
  {
    id: 'no-debugger',
    severity: 'medium',
    category: 'maintainability',
    confidence: 1,
    mention: /\bdebugger\b/,
    match: { rule: { kind: 'debugger_statement' } },
    // As the only body of an `if`, deleting it would take in the next statement.
    fix: { template: '', when: inBlock },
  },
  {
    id: 'nan-comparison',
    severity: 'high',
    category: 'correctness',
    confidence: 1,
    mention: /[=!]==?\s*(Number\.)?NaN\b|\bNaN\s*[=!]==?/,
    match: comparesWithNaN('===', '=='),
    fix: { template: 'Number.isNaN($VALUE)' },
  },
  {
    id: 'nan-inequality',
    severity: 'high',
    category: 'correctness',
    confidence: 1,
    mention: /[=!]==?\s*(Number\.)?NaN\b|\bNaN\s*[=!]==?/,
    match: comparesWithNaN('!==', '!='),
    fix: { template: '!Number.isNaN($VALUE)' },
  },
  {
    id: 'negated-left-operand',
    severity: 'high',
    category: 'correctness',
    confidence: 1,
    mention: /![^;{}\n]*\sin\s/,
    match: negatedLeft('in'),
    fix: { template: '!($LEFT in $RIGHT)' },
  },
  {
    id: 'negated-instance-check',
    severity: 'high',
    category: 'correctness',
    confidence: 1,
    mention: /![^;{}\n]*\sinstanceof\s/,
    match: negatedLeft('instanceof'),
    fix: { template: '!($LEFT instanceof $RIGHT)' },
  },
  {
    id: 'invalid-typeof',
    severity: 'high',
    category: 'correctness',
    confidence: 1,
    mention:
      /\btypeof\b[^;{}]{0,200}?[=!]==?\s*["'](?!(undefined|object|boolean|number|string|function|symbol|bigint|unknown)["'])/,
    match: {
      rule: {
        any: [
          { pattern: 'typeof $VALUE === $KIND' },
          { pattern: 'typeof $VALUE == $KIND' },
          { pattern: 'typeof $VALUE !== $KIND' },
          { pattern: 'typeof $VALUE != $KIND' },
        ],
      },
      constraints: {
        KIND: {
          kind: 'string',
          not: {
            regex: '^["\'](undefined|object|boolean|number|string|function|symbol|bigint|unknown)["\']$',
          },
        },
      },
    },
  },
  {
    id: 'self-comparison',
    severity: 'medium',
    category: 'correctness',
    confidence: 0.95,
    mention: /(?<![\w$.])([\w$][\w$.[\]'"]*)\s*([=]==?|[<>]=?)\s*\1(?![\w$.([])/,
    tests: 'skip',
    match: {
      // `x !== x` is the old way to ask for NaN.
      rule: {
        any: [
          { pattern: '$SIDE === $SIDE' },
          { pattern: '$SIDE == $SIDE' },
          { pattern: '$SIDE > $SIDE' },
          { pattern: '$SIDE < $SIDE' },
          { pattern: '$SIDE >= $SIDE' },
          { pattern: '$SIDE <= $SIDE' },
        ],
      },
      constraints: { SIDE: plainPlace },
    },
  },
  {
    id: 'self-assignment',
    severity: 'medium',
    category: 'correctness',
    confidence: 0.9,
    mention: /(?<![\w$.])((this\.)?[\w$]+)\s*=\s*\1(?![\w$.([])/,
    match: {
      rule: { pattern: '$PLACE = $PLACE', kind: 'assignment_expression' },
      // `location.href = location.href` reloads a page; only what cannot have a setter of the platform's counts.
      constraints: { PLACE: { any: [{ kind: 'identifier' }, { regex: '^this[.][A-Za-z0-9_]+$' }] } },
    },
  },
  {
    id: 'assignment-in-condition',
    severity: 'medium',
    category: 'correctness',
    confidence: 0.85,
    mention: /\bif\b/,
    match: {
      rule: {
        kind: 'assignment_expression',
        // `if (match = find())` is a habit of many; a slip for `===` has something plain on its right.
        not: { has: { field: 'right', any: [{ kind: 'call_expression' }, { kind: 'await_expression' }] } },
        inside: { kind: 'parenthesized_expression', inside: { kind: 'if_statement', field: 'condition' } },
      },
    },
  },
  {
    id: 'repeated-condition',
    severity: 'medium',
    category: 'correctness',
    confidence: 0.95,
    mention: /\belse\s+if\b/,
    match: {
      rule: {
        kind: 'if_statement',
        all: [
          { has: { field: 'condition', pattern: '($TEST)' } },
          {
            has: {
              field: 'alternative',
              has: { kind: 'if_statement', has: { field: 'condition', pattern: '($TEST)' } },
            },
          },
        ],
      },
      constraints: {
        TEST: {
          not: { any: [{ kind: 'call_expression' }, { has: { stopBy: 'end', kind: 'call_expression' } }] },
        },
      },
    },
  },
  {
    id: 'async-for-each',
    severity: 'medium',
    category: 'correctness',
    confidence: 0.9,
    mention: /\.forEach/,
    match: {
      rule: {
        kind: 'call_expression',
        all: [
          { has: { field: 'function', kind: 'member_expression', regex: '\\.forEach$' } },
          {
            has: {
              field: 'arguments',
              has: {
                any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
                regex: '^async\\b',
                has: { stopBy: 'end', kind: 'await_expression' },
              },
            },
          },
        ],
      },
    },
  },
  {
    id: 'empty-catch',
    severity: 'low',
    category: 'maintainability',
    confidence: 0.9,
    mention: /\bcatch\b[^{]*\{\s*\}/,
    tests: 'skip',
    match: {
      rule: { kind: 'catch_clause', has: { field: 'body', regex: '^\\{\\s*\\}$' } },
    },
  },
  {
    id: 'return-in-finally',
    severity: 'high',
    category: 'correctness',
    confidence: 0.95,
    mention: /\bfinally\b/,
    match: {
      rule: {
        any: [{ kind: 'return_statement' }, { kind: 'throw_statement' }],
        inside: {
          kind: 'finally_clause',
          stopBy: {
            any: [
              { kind: 'finally_clause' },
              { kind: 'arrow_function' },
              { kind: 'function_expression' },
              { kind: 'function_declaration' },
              { kind: 'method_definition' },
              { kind: 'catch_clause' },
            ],
          },
        },
      },
    },
  },
  {
    id: 'focused-test',
    severity: 'medium',
    category: 'testing',
    confidence: 1,
    mention: /\.only\b/,
    tests: 'only',
    match: {
      rule: {
        pattern: '$RUNNER.only',
        inside: { kind: 'call_expression', field: 'function' },
      },
      constraints: { RUNNER: { regex: '^(it|test|describe|suite|context)$' } },
    },
    fix: { template: '$RUNNER' },
  },
];
