import type { Rule } from './rule.js';

// Constants (`LIMIT ${PAGE_SIZE}`) and lists of `?` or `$1` are how careful code looks.
const harmlessPart = '^[$][{] *([A-Z][A-Z0-9_]*|[A-Za-z0-9_]*(?i-u:placeholders?)[A-Za-z0-9_]*|[0-9]+) *[}]$';

// ASCII classes (`-u`): ast-grep compiles a rule's expressions at every search, and Unicode tables cost ten times the search itself.
const space = '[ \\t\\r\\n]+';
const statement = `((?i-u:select)${space}[^\`]*(?i-u:\\bfrom\\b)|(?i-u:(insert|replace)[ \\t\\r\\n]+into\\b|update[ \\t\\r\\n]+[A-Za-z0-9_".$\\{\\}]+[ \\t\\r\\n]+set\\b|delete[ \\t\\r\\n]+from\\b|(drop|alter|truncate)[ \\t\\r\\n]+table\\b))`;

// Outside of a database call a sentence such as "Select one from the list: " + name must not count.
const name = '[^ \\t\\r\\n]+';
const inOneCase = (word: (text: string) => string) =>
  [
    `${word('select')}${space}[^\`]*${space}${word('from')}${space}[^\`]*${space}${word('where')}`,
    `${word('insert')}${space}${word('into')}${space}[^\`]*${word('values')}`,
    `${word('update')}${space}${name}${space}${word('set')}`,
    `${word('delete')}${space}${word('from')}${space}${name}${space}${word('where')}`,
  ].join('|');
const statementWithCondition = `(${inOneCase((word) => word.toUpperCase())}|${inOneCase((word) => word)})(?-u:\\b)`;

const template = (text: string): Rule['match']['rule'] => ({
  kind: 'template_string',
  regex: `^\`[ \\t\\r\\n]*${text}`,
  has: { kind: 'template_substitution', not: { regex: harmlessPart } },
});

const concatenation = (text: string): Rule['match']['rule'] => ({
  all: [
    { kind: 'binary_expression', regex: `^["'\`][ \\t\\r\\n]*${text}` },
    {
      has: {
        stopBy: 'end',
        any: [
          {
            kind: 'identifier',
            not: { regex: '^([A-Z][A-Z0-9_]*|[A-Za-z0-9_]*(?i-u:placeholders?)[A-Za-z0-9_]*)$' },
          },
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
    mention:
      /["'`]\s*(select|insert\s+into|replace\s+into|update|delete\s+from|drop\s+table|alter\s+table|truncate\s+table)\s/i,
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
    mention: /like\s+'%/i,
    tests: 'skip',
    match: {
      rule: {
        any: [{ kind: 'string' }, { kind: 'template_string' }],
        regex: `^["'\`][ \\t\\r\\n]*${statement}[^\`]*[ \\t\\r\\n](?i-u:i?like)${space}'%`,
      },
    },
  },
];
