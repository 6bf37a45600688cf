import type { RuleCases } from './rule-cases.js';

/** Cases of the rules about code that cannot mean what it says. */
export const correctnessCases: Readonly<Record<string, RuleCases>> = {
  'no-debugger': {
    found: ['debugger;', 'function f() { debugger; }', 'if (x) debugger;'],
    clean: ['const debugger_ = 1;', '// debugger;', "log('debugger;');"],
    fixed: [
      ['const a = 1;\n  debugger;\nconst b = 2;\n', 'const a = 1;\nconst b = 2;\n'],
      ['const a = 1;\r\ndebugger;\r\nconst b = 2;\r\n', 'const a = 1;\r\nconst b = 2;\r\n'],
      ['function f() { debugger; return 1; }', 'function f() {  return 1; }'],
      ['if (x) debugger;\nsave();\n', 'if (x) debugger;\nsave();\n'],
    ],
  },
  'nan-comparison': {
    found: ['x === NaN', 'NaN == x', 'if (total(a) === Number.NaN) stop();'],
    clean: ['Number.isNaN(x)', 'x === other', 'const n = NaN;', 'x !== NaN'],
    fixed: [
      ['if (x === NaN) stop();', 'if (Number.isNaN(x)) stop();'],
      ['const bad = NaN == parse(a, b);', 'const bad = Number.isNaN(parse(a, b));'],
    ],
  },
  'nan-inequality': {
    found: ['x !== NaN', 'NaN != x'],
    clean: ['!Number.isNaN(x)', 'x === NaN', 'x !== y'],
    fixed: [['if (x !== NaN) go();', 'if (!Number.isNaN(x)) go();']],
  },
  'negated-left-operand': {
    found: ['if (!key in map) add();', "const a = !'x' in y;"],
    clean: ['if (!(key in map)) add();', 'if (key in map) add();', 'for (const k in map) use(k);'],
    fixed: [['if (!key in map) add();', 'if (!(key in map)) add();']],
  },
  'negated-instance-check': {
    found: ['if (!error instanceof TypeError) throw error;'],
    clean: ['if (!(error instanceof TypeError)) throw error;', 'error instanceof TypeError'],
    fixed: [['if (!e instanceof A) go();', 'if (!(e instanceof A)) go();']],
  },
  'invalid-typeof': {
    found: [
      "typeof x === 'undefned'",
      'typeof x == "nunber"',
      "if (typeof a.b !== 'strnig') stop();",
      "typeof x === 'array'",
    ],
    clean: [
      "typeof x === 'undefined'",
      "typeof x === 'bigint'",
      'typeof x === typeof y',
      'typeof x === kind',
      "x === 'undefned'",
    ],
  },
  'self-comparison': {
    found: ['if (a === a) go();', 'const b = user.id == user.id;', 'x > x'],
    clean: ['x !== x', 'a === b', 'next() === next()', 'a.b === b.a', 'a[i++] === a[i++]'],
  },
  'self-assignment': {
    found: ['name = name;', 'class A { constructor(name: string) { this.name = this.name; } }'],
    clean: ['this.name = name;', 'location.href = location.href;', 'let a = b;', 'a = b;'],
  },
  'assignment-in-condition': {
    found: ['if (a = b) go();', 'if (user.role = "admin") { allow(); }'],
    clean: [
      'if (a === b) go();',
      'while (m = next()) use(m);',
      'if (m = next()) use(m);',
      'if ((m = next())) use(m);',
      'if (list.some((x) => (y = x))) go();',
    ],
  },
  'repeated-condition': {
    found: [
      'if (a) { b(); } else if (a) { c(); }',
      'if (x.y > 1) { b(); } else if (x.y > 1) { c(); } else { d(); }',
    ],
    clean: ['if (a) { b(); } else if (b) { c(); }', 'if (next()) { b(); } else if (next()) { c(); }'],
  },
  'async-for-each': {
    found: [
      'items.forEach(async (item) => { await save(item); });',
      'list.forEach(async function (x) { await go(x); });',
    ],
    clean: [
      'items.forEach((item) => save(item));',
      'for (const item of items) await save(item);',
      'await Promise.all(items.map(async (x) => { await go(x); }));',
    ],
  },
  'empty-catch': {
    found: ['try { a(); } catch {}', 'try { a(); } catch (error) {\n}'],
    clean: [
      'try { a(); } catch { /* it may be gone already */ }',
      'try { a(); } catch (error) { report(error); }',
    ],
  },
  'return-in-finally': {
    found: [
      'function f() { try { return a(); } finally { return 1; } }',
      'function f() { try { a(); } finally { if (x) throw new Error(); } }',
    ],
    clean: [
      'function f() { try { return a(); } finally { close(); } }',
      'function f() { try { a(); } finally { list.map((x) => { return x; }); } }',
    ],
  },
  'focused-test': {
    path: 'src/a.test.ts',
    found: ["it.only('works', () => {});", "describe.only('a', () => {});"],
    clean: ["it('works', () => {});", 'config.only(1);', 'const a = test.only;'],
    fixed: [["test.only('a', run);", "test('a', run);"]],
  },
};
