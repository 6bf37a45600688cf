import type { Rule } from './rule.js';

// Constants (`LIMIT ${PAGE_SIZE}`) and lists of `?` or `$1` are how careful code looks.
const harmlessPart = '^\\$\\{\\s*([A-Z][A-Z0-9_]*|(?i:\\w*placeholders?\\w*)|[0-9]+)\\s*\\}$';

const statement =
  '(?i:select\\s[^`]*\\bfrom|insert\\s+into|replace\\s+into|update\\s+[\\w".$\\{\\}]+\\s+set|delete\\s+from|drop\\s+table|alter\\s+table|truncate\\s+table)\\b';

// Outside of a database call a sentence such as "Select one from the list: " + name must not count.
const statementWithCondition =
  '(SELECT\\s[^`]*\\bFROM\\b[^`]*\\bWHERE|INSERT\\s+INTO\\s[^`]*\\bVALUES|UPDATE\\s+\\S+\\s+SET\\b|DELETE\\s+FROM\\s+\\S+\\s+WHERE|select\\s[^`]*\\bfrom\\b[^`]*\\bwhere|insert\\s+into\\s[^`]*\\bvalues|update\\s+\\S+\\s+set\\b|delete\\s+from\\s+\\S+\\s+where)\\b';

const template = (text: string): Rule['match']['rule'] => ({
  kind: 'template_string',
  regex: `^\`\\s*${text}`,
  has: { kind: 'template_substitution', not: { regex: harmlessPart } },
});

const concatenation = (text: string): Rule['match']['rule'] => ({
  all: [
    { kind: 'binary_expression', regex: `^["'\`]\\s*${text}` },
    {
      has: {
        stopBy: 'end',
        any: [
          { kind: 'identifier', not: { regex: '^([A-Z][A-Z0-9_]*|(?i:\\w*placeholders?\\w*))$' } },
          { kind: 'member_expression' },
        ],
      },
    },
  ],
});

const methods =
  'query|execute|raw|unsafe|\\$queryRawUnsafe|\\$executeRawUnsafe|exec|prepare|all|get|run|each|one|many|any|none|oneOrNone';

/** SQL inside JavaScript and TypeScript. */
export const sqlRules: readonly Rule[] = [
  {
    id: 'sql-injection',
    severity: 'high',
    category: 'security',
    confidence: 0.9,
    mention: /\b(select|insert|update|delete|replace|drop|alter|truncate)\b/i,
    match: {
      rule: {
        any: [
          {
            any: [template(statement), concatenation(statement)],
            inside: {
              kind: 'arguments',
              inside: {
                kind: 'call_expression',
                has: { field: 'function', regex: `(^|\\.)(${methods})(<[^>]*>)?$` },
              },
            },
          },
          {
            any: [template(statementWithCondition), concatenation(statementWithCondition)],
            inside: {
              any: [
                { kind: 'variable_declarator' },
                { kind: 'assignment_expression' },
                { kind: 'return_statement' },
                { kind: 'pair' },
              ],
            },
          },
        ],
      },
    },
  },
  {
    id: 'sql-leading-wildcard',
    severity: 'low',
    category: 'performance',
    confidence: 0.8,
    mention: /like\b/i,
    tests: 'skip',
    match: {
      rule: {
        any: [{ kind: 'string' }, { kind: 'template_string' }],
        regex: `^["'\`]\\s*${statement}[\\s\\S]*\\b(?i:i?like)\\s+'%`,
      },
    },
  },
];
