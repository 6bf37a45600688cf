import { builtString, dynamicValue, requestInput, type Rule } from './rule.js';

const shellCall = {
  any: [
    { pattern: 'exec($COMMAND)' },
    { pattern: 'exec($COMMAND, $$$)' },
    { pattern: 'execSync($COMMAND)' },
    { pattern: 'execSync($COMMAND, $$$)' },
    { pattern: '$MODULE.exec($COMMAND)' },
    { pattern: '$MODULE.exec($COMMAND, $$$)' },
    { pattern: '$MODULE.execSync($COMMAND)' },
    { pattern: '$MODULE.execSync($COMMAND, $$$)' },
  ],
};

/** Foreign text that becomes code, a command, markup, a path, an address or a pattern. */
export const injectionRules: readonly Rule[] = [
  {
    id: 'no-eval',
    severity: 'high',
    category: 'security',
    confidence: 0.95,
    mention: /\beval\(|\bFunction\(/,
    match: {
      rule: {
        any: [
          { pattern: 'eval($CODE)' },
          { pattern: 'globalThis.eval($CODE)' },
          { pattern: 'window.eval($CODE)' },
          {
            kind: 'new_expression',
            all: [
              { has: { field: 'constructor', regex: '^Function$' } },
              { has: { field: 'arguments', has: dynamicValue } },
            ],
          },
          {
            kind: 'call_expression',
            all: [
              { has: { field: 'function', regex: '^Function$' } },
              { has: { field: 'arguments', has: dynamicValue } },
            ],
          },
        ],
      },
      constraints: { CODE: dynamicValue },
    },
  },
  {
    id: 'command-injection',
    severity: 'high',
    category: 'security',
    confidence: 0.9,
    mention: /child_process/,
    match: {
      rule: shellCall,
      // `pattern.exec(text)` of a regular expression and `database.exec(sql)` are other functions of that name.
      constraints: { COMMAND: builtString, MODULE: { regex: '^(child_process|childProcess|cp|child)$' } },
    },
  },
  {
    id: 'unsafe-html',
    severity: 'medium',
    category: 'security',
    confidence: 0.75,
    mention: /innerHTML|outerHTML|insertAdjacentHTML|__html|document\.write/i,
    tests: 'skip',
    match: {
      rule: {
        any: [
          { pattern: '$NODE.innerHTML = $HTML' },
          { pattern: '$NODE.innerHTML += $HTML' },
          { pattern: '$NODE.outerHTML = $HTML' },
          { pattern: '$NODE.insertAdjacentHTML($WHERE, $HTML)' },
          { pattern: 'document.write($HTML)' },
          {
            kind: 'pair',
            all: [
              { has: { field: 'key', regex: '^(__html|"__html"|\'__html\')$' } },
              {
                has: {
                  field: 'value',
                  all: [dynamicValue, { not: { regex: '(?i-u:saniti[sz]e|escape|purify)' } }],
                },
              },
            ],
          },
        ],
      },
      constraints: { HTML: { all: [dynamicValue, { not: { regex: '(?i-u:saniti[sz]e|escape|purify)' } }] } },
    },
  },
  {
    id: 'path-traversal',
    severity: 'high',
    category: 'security',
    confidence: 0.8,
    mention:
      /\b(req|request|ctx|context|event|c)\.(query|params|body|headers|cookies|queryStringParameters|pathParameters|request)\b/,
    match: {
      rule: {
        kind: 'call_expression',
        all: [
          {
            has: {
              field: 'function',
              regex:
                '(^|\\.)(join|resolve|readFile|readFileSync|createReadStream|createWriteStream|writeFile|writeFileSync|unlink|unlinkSync|rm|rmSync|sendFile|sendfile)$',
            },
          },
          // `[a, b].join(',')` joins a list, not a path.
          { not: { has: { field: 'function', kind: 'member_expression', regex: '[\\])]\\.join$' } } },
          { not: { has: { field: 'function', regex: '^Promise\\.' } } },
          {
            has: {
              field: 'arguments',
              has: {
                all: [
                  {
                    any: [
                      { kind: 'member_expression' },
                      { kind: 'subscript_expression' },
                      { kind: 'template_string' },
                      { kind: 'binary_expression' },
                    ],
                  },
                  { regex: requestInput },
                  { not: { regex: 'basename\\(' } },
                ],
              },
            },
          },
        ],
      },
    },
  },
  {
    id: 'server-side-request-forgery',
    severity: 'high',
    category: 'security',
    confidence: 0.8,
    mention:
      /\b(req|request|ctx|context|event|c)\.(query|params|body|headers|cookies|queryStringParameters|pathParameters|request)\b/,
    match: {
      rule: {
        kind: 'call_expression',
        all: [
          {
            has: {
              field: 'function',
              regex:
                '^(fetch|got|axios|axios\\.(get|post|put|patch|delete|request)|got\\.(get|post|put|patch|delete)|https?\\.(get|request)|undici\\.(fetch|request))$',
            },
          },
          {
            has: {
              field: 'arguments',
              has: {
                nthChild: 1,
                any: [
                  { kind: 'member_expression', regex: requestInput },
                  { kind: 'subscript_expression', regex: requestInput },
                  { kind: 'template_string', regex: `^\`\\$\\{\\s*${requestInput}` },
                ],
              },
            },
          },
        ],
      },
    },
  },
  {
    id: 'open-redirect',
    severity: 'medium',
    category: 'security',
    confidence: 0.8,
    mention: /\.redirect\(/,
    match: {
      rule: {
        kind: 'call_expression',
        all: [
          { has: { field: 'function', regex: '\\.redirect$' } },
          {
            has: {
              field: 'arguments',
              has: {
                any: [{ kind: 'member_expression' }, { kind: 'subscript_expression' }],
                regex: requestInput,
              },
            },
          },
        ],
      },
    },
  },
  {
    id: 'regex-from-input',
    severity: 'medium',
    category: 'security',
    confidence: 0.85,
    mention: /RegExp\(/,
    match: {
      rule: {
        any: [
          { pattern: 'new RegExp($SOURCE)' },
          { pattern: 'new RegExp($SOURCE, $FLAGS)' },
          { pattern: 'RegExp($SOURCE)' },
        ],
      },
      constraints: { SOURCE: { all: [{ regex: requestInput }, { not: { regex: '(?i-u:escape)' } }] } },
    },
  },
];
