import type { Rule } from './rule.js';

// ASCII classes (`-u`) throughout: ast-grep compiles a rule's expressions at every search, and Unicode tables cost ten times the search itself.
const secretName =
  '^["\']?(([A-Za-z0-9_.$]*[_.-])?(?i-u:password|passwd|pwd|passphrase|(jwt_?|client_?|session_?|cookie_?)?secret|(secret|private|api)_?key|(access|auth)_?token)|[A-Za-z0-9_.$]*(Password|Secret|SecretKey|PrivateKey|ApiKey|AccessToken|AuthToken))["\']?$';

// No spaces (those are sentences), at least 8 characters, letters and digits, and not a stand-in.
const secretValue = {
  kind: 'string',
  all: [
    { regex: '^["\'][!#-&(-~]{8,}["\']$' },
    { regex: '[0-9].*[A-Za-z]|[A-Za-z].*[0-9]' },
    {
      not: {
        regex:
          '(?i-u:change|example|your|xxxx|test|dummy|sample|placeholder|replace|process\\.env)|[*][*]|^["\']([<$%{/]|https?:|[.]/)',
      },
    },
  ],
};

const namesSecret = {
  any: [
    { kind: 'identifier' },
    { kind: 'property_identifier' },
    { kind: 'string' },
    { kind: 'member_expression' },
  ],
  regex: secretName,
  precedes: { stopBy: 'end' as const, ...secretValue },
};

const randomToken =
  '(?i-u:token|secret|password|passcode|otp|nonce|salt|api_?key|session_?id|csrf|verification_?code|reset_?code)';
const usesRandom = { stopBy: 'end' as const, pattern: 'Math.random()' };

/** Passwords, keys, tokens, certificates and cookies handled so that others can read or guess them. */
export const secrecyRules: readonly Rule[] = [
  {
    id: 'hard-coded-secret',
    severity: 'high',
    category: 'security',
    confidence: 0.8,
    mention:
      /(pass\w*|pwd|secret|key|token)["'\]]*\s*(:\s*\w+\s*)?[:=]\s*["'](?=[^\s"']*\d)(?=[^\s"']*[a-z])[^\s"']{8,}["']|\bjwt\.(sign|verify)\(/i,
    tests: 'skip',
    secret: true,
    match: {
      rule: {
        any: [
          {
            // A field of a class is another kind of node in JavaScript than in TypeScript, so it is known by its place.
            any: [
              { kind: 'variable_declarator' },
              { kind: 'pair' },
              { kind: 'assignment_expression' },
              { inside: { kind: 'class_body' } },
            ],
            has: namesSecret,
          },
          { any: [{ pattern: 'jwt.sign($PAYLOAD, $KEY)' }, { pattern: 'jwt.sign($PAYLOAD, $KEY, $$$)' }] },
          {
            any: [{ pattern: 'jwt.verify($PAYLOAD, $KEY)' }, { pattern: 'jwt.verify($PAYLOAD, $KEY, $$$)' }],
          },
        ],
      },
      constraints: { KEY: { kind: 'string' } },
    },
  },
  {
    id: 'weak-password-hash',
    severity: 'high',
    category: 'security',
    confidence: 0.9,
    mention: /createHash/,
    match: {
      rule: {
        any: [
          { pattern: '$CRYPTO.createHash($KIND).update($TEXT)' },
          { pattern: 'createHash($KIND).update($TEXT)' },
          { pattern: '$CRYPTO.createHash($KIND).update($TEXT, $$$)' },
          { pattern: 'createHash($KIND).update($TEXT, $$$)' },
        ],
      },
      constraints: {
        KIND: { regex: '^["\'`](?i-u:md4|md5|sha1|sha-1|sha224|sha256|sha512|ripemd160)["\'`]$' },
        TEXT: { regex: '(?i-u:password|passwd|passphrase|\\bpwd\\b)' },
      },
    },
  },
  {
    id: 'weak-cipher',
    severity: 'high',
    category: 'security',
    confidence: 0.95,
    mention: /createCipher|createDecipher/,
    match: {
      rule: {
        kind: 'call_expression',
        all: [
          { has: { field: 'function', regex: '(^|\\.)create(Cipher|Decipher)(iv)?$' } },
          {
            has: {
              field: 'arguments',
              has: { kind: 'string', regex: '^["\'](?i-u:des|rc2|rc4|bf|aes-?[0-9]+-ecb)' },
            },
          },
        ],
      },
    },
  },
  {
    id: 'predictable-token',
    severity: 'high',
    category: 'security',
    confidence: 0.85,
    mention: /Math\.random/,
    tests: 'skip',
    match: {
      rule: {
        any: [
          {
            kind: 'variable_declarator',
            all: [
              { has: { field: 'name', regex: `${randomToken}$` } },
              { has: { field: 'value', any: [{ pattern: 'Math.random()' }, { has: usesRandom }] } },
            ],
          },
          {
            kind: 'assignment_expression',
            all: [
              { has: { field: 'left', regex: `${randomToken}$` } },
              { has: { field: 'right', any: [{ pattern: 'Math.random()' }, { has: usesRandom }] } },
            ],
          },
          {
            kind: 'pair',
            all: [
              { has: { field: 'key', regex: `${randomToken}["']?$` } },
              { has: { field: 'value', any: [{ pattern: 'Math.random()' }, { has: usesRandom }] } },
            ],
          },
          {
            any: [{ kind: 'function_declaration' }, { kind: 'method_definition' }],
            all: [
              {
                has: {
                  field: 'name',
                  regex: `^(?i-u:generate|create|make|new|random)[A-Za-z0-9_]*${randomToken}$`,
                },
              },
              { has: { field: 'body', has: { stopBy: 'end', kind: 'return_statement', has: usesRandom } } },
            ],
          },
        ],
      },
    },
  },
  {
    id: 'tls-verification-disabled',
    severity: 'high',
    category: 'security',
    confidence: 0.9,
    mention: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/,
    tests: 'skip',
    match: {
      rule: {
        any: [
          {
            kind: 'pair',
            all: [
              { has: { field: 'key', regex: '^["\']?rejectUnauthorized["\']?$' } },
              { has: { field: 'value', regex: '^(false|0)$' } },
            ],
          },
          {
            kind: 'assignment_expression',
            all: [
              { has: { field: 'left', regex: 'NODE_TLS_REJECT_UNAUTHORIZED' } },
              { has: { field: 'right', regex: '^(["\'`]0["\'`]|0|false)$' } },
            ],
          },
        ],
      },
    },
  },
  {
    id: 'unsigned-token-accepted',
    severity: 'critical',
    category: 'security',
    confidence: 0.95,
    mention: /algorithms?["']?\s*:/,
    tests: 'skip',
    match: {
      rule: {
        kind: 'pair',
        all: [
          { has: { field: 'key', regex: '^["\']?algorithms?["\']?$' } },
          {
            has: {
              field: 'value',
              any: [
                { regex: '^["\'](?i-u:none)["\']$' },
                { kind: 'array', has: { regex: '^["\'](?i-u:none)["\']$' } },
              ],
            },
          },
        ],
      },
    },
  },
  {
    id: 'cookie-readable-by-scripts',
    severity: 'medium',
    category: 'security',
    confidence: 0.85,
    mention: /cookie\(|httpOnly/i,
    tests: 'skip',
    match: {
      rule: {
        any: [
          { pattern: '$REPLY.cookie($NAME, $VALUE)' },
          { pattern: '$REPLY.setCookie($NAME, $VALUE)' },
          {
            kind: 'pair',
            all: [
              { has: { field: 'key', regex: '^["\']?httpOnly["\']?$' } },
              { has: { field: 'value', regex: '^false$' } },
            ],
          },
        ],
      },
      constraints: { NAME: { kind: 'string', regex: '(?i-u:sess|token|auth|\\bsid\\b|jwt)' } },
    },
  },
];
