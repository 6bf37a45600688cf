import type { Rule } from './rule.js';

const secretName =
  '(?i:^["\']?([\\w.$]*[_.-])?(password|passwd|pwd|passphrase|secret|jwtsecret|jwt_secret|secretkey|secret_key|privatekey|private_key|apikey|api_key|accesstoken|access_token|authtoken|auth_token|clientsecret|client_secret|sessionsecret|session_secret|cookiesecret|cookie_secret)["\']?$)|(^["\']?[\\w.$]*(Password|Secret|SecretKey|PrivateKey|ApiKey|AccessToken|AuthToken)["\']?$)';

// No spaces (those are sentences), at least 8 characters, letters and digits, and not a stand-in.
const secretValue = {
  kind: 'string',
  all: [
    { regex: '^["\'][^\\s"\']{8,}["\']$' },
    { regex: '[0-9]' },
    { regex: '[A-Za-z]' },
    {
      not: {
        regex:
          '(?i)change|example|your|xxxx|test|dummy|sample|placeholder|replace|\\*\\*|^["\']?[<$%{]|^["\'](https?:|/|\\./)|process\\.env',
      },
    },
  ],
};

const randomToken =
  '(?i:(token|secret|password|passcode|otp|nonce|salt|api_?key|session_?id|csrf|verification_?code|reset_?code))';
const usesRandom = { stopBy: 'end' as const, pattern: 'Math.random()' };

/** Passwords, keys, tokens, certificates and cookies handled so that others can read or guess them. */
export const secrecyRules: readonly Rule[] = [
  {
    id: 'hard-coded-secret',
    severity: 'high',
    category: 'security',
    confidence: 0.8,
    mention: /pass|pwd|secret|key|token|jwt/i,
    tests: 'skip',
    secret: true,
    match: {
      rule: {
        any: [
          {
            kind: 'variable_declarator',
            all: [{ has: { field: 'name', regex: secretName } }, { has: { field: 'value', ...secretValue } }],
          },
          {
            // A field of a class is another kind of node in JavaScript than in TypeScript.
            inside: { kind: 'class_body' },
            all: [{ has: { kind: 'property_identifier', regex: secretName } }, { has: secretValue }],
          },
          {
            kind: 'pair',
            all: [{ has: { field: 'key', regex: secretName } }, { has: { field: 'value', ...secretValue } }],
          },
          {
            kind: 'assignment_expression',
            all: [{ has: { field: 'left', regex: secretName } }, { has: { field: 'right', ...secretValue } }],
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
        KIND: { regex: '(?i)^["\'`](md4|md5|sha1|sha-1|sha224|sha256|sha512|ripemd160)["\'`]$' },
        TEXT: { regex: '(?i)(password|passwd|passphrase|\\bpwd\\b)' },
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
              has: { kind: 'string', regex: '(?i)^["\'](des|rc2|rc4|bf|aes-?[0-9]+-ecb)' },
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
              { has: { field: 'name', regex: `^(?i:generate|create|make|new|random)\\w*${randomToken}$` } },
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
    mention: /algorithms?\b/,
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
                { regex: '(?i)^["\']none["\']$' },
                { kind: 'array', has: { regex: '(?i)^["\']none["\']$' } },
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
    mention: /cookie/i,
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
      constraints: { NAME: { kind: 'string', regex: '(?i)sess|token|auth|\\bsid\\b|jwt' } },
    },
  },
];
