import { cleanText, type Note } from '@k2/core';
import {
  type SyntaxNode,
  findLineStarts,
  memberNode,
  memberNodes,
  parseSyntax,
  placeOf,
  walkSyntax,
} from '../measure/syntax-tree.js';
import { assertsConstants, createAssertionTest, findAssertions, readChain } from './find-assertions.js';
import { findSwitch, findTests, type TestCall } from './find-tests.js';
import type { ModuleGraph } from './module-graph.js';
import { type ImportFact, readImports, textOf } from './read-imports.js';
import { nameOf, someReference, traceTarget } from './trace-target.js';

/** What reading a test's text alone told: why it is refused, and whether it parsed at all. */
export type SourceVerdict = { readonly parsed: boolean; readonly refused: Note | null };

/**
 * Refuses a test that cannot be worth anything, before it is run: it does not parse, holds no test, is switched off, does not import its target
 * or replaces it by a mock, asserts nothing about it, writes snapshots, or meddles with the coverage that is to judge it.
 * @param test.path and `target` relative to the project's root
 */
export async function checkTestSource(test: {
  readonly path: string;
  readonly source: string;
  readonly target: string;
  readonly graph: ModuleGraph;
}): Promise<SourceVerdict> {
  const { path, source, target, graph } = test;
  const { program, comments, fault } = await parseSyntax(path, source);
  if (fault !== null) {
    const { line } = placeOf(findLineStarts(source), fault.offset);
    const excerpt = source.split('\n')[line - 1]?.trim() ?? '';
    return { parsed: false, refused: refuse('doesNotParse', { path, line, reason: fault.message, excerpt }) };
  }
  const meddling = findMeddling(
    program,
    comments.map((comment) => comment.value),
  );
  const imports = readImports(program);
  const refused =
    (meddling === null ? null : refuse('meddles', { path, what: meddling })) ??
    refuseSwitchedOff(path, program) ??
    refuseMock(test, program) ??
    (await refuseIdle({ path, target, graph }, program, imports));
  return { parsed: true, refused };
}

function refuse(reason: string, values: Note['values']): Note {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? cleanText(value) : value,
  ]);
  return { id: `test.refuse.${reason}`, values: Object.fromEntries(shown) as Note['values'] };
}

function refuseSwitchedOff(path: string, program: SyntaxNode): Note | null {
  if (findTests(program).length === 0) return refuse('noTest', { path });
  const word = findSwitch(program);
  return word === null ? null : refuse('switchedOff', { path, word });
}

function refuseMock(
  test: { readonly path: string; readonly target: string; readonly graph: ModuleGraph },
  program: SyntaxNode,
): Note | null {
  let refused: Note | null = null;
  walkSyntax(program, (node) => {
    const callee = node.type === 'CallExpression' ? memberNode(node, 'callee') : null;
    if (callee === null) return;
    const { root, path } = readChain(callee);
    const isMock =
      /^(?:vi|vitest|jest|mock|t)$/.test(root ?? '') && /^(?:mock|doMock|module)$/.test(path.at(-1) ?? '');
    const first = memberNodes(node, 'arguments')[0];
    if (!isMock || first === undefined) return;
    const specifier = textOf(first.type === 'ImportExpression' ? memberNode(first, 'source') : first);
    if (specifier !== null && test.graph.resolve(test.path, specifier) === test.target) {
      refused = refuse('mocksTarget', { path: test.path, target: test.target });
    }
  });
  return refused;
}

async function refuseIdle(
  test: { readonly path: string; readonly target: string; readonly graph: ModuleGraph },
  program: SyntaxNode,
  imports: readonly ImportFact[],
): Promise<Note | null> {
  const { path, target, graph } = test;
  const leading: ImportFact[] = [];
  for (const item of imports) {
    const module = graph.resolve(path, item.specifier);
    if (module !== null && (await graph.reaches(module, target))) leading.push(item);
  }
  if (leading.length === 0) return refuse('noImport', { path, target });
  const isAssertion = createAssertionTest(imports);
  const silent = findSilentTest(program, isAssertion);
  if (silent !== null) return refuse('noAssertion', { path, title: silent.title });
  const tracer = traceTarget(
    program,
    leading.flatMap((item) => item.names),
    new Set(leading.map((item) => item.node)),
  );
  const about = findAssertions(program, isAssertion).some((assertion) => tracer.touches(assertion));
  return about ? null : refuse('notAboutTarget', { path, target });
}

// A test may leave its assertions to a function of the same file.
function findSilentTest(program: SyntaxNode, isAssertion: (node: SyntaxNode) => boolean): TestCall | null {
  const asserts = (node: SyntaxNode) =>
    findAssertions(node, isAssertion).some((item) => !assertsConstants(item));
  const asserting = new Set<string>();
  walkSyntax(program, (node) => {
    const id = memberNode(node, 'id');
    const name = id === null ? null : nameOf(id);
    const body = memberNode(node, node.type === 'FunctionDeclaration' ? 'body' : 'init');
    if (name !== null && body !== null && asserts(body)) asserting.add(name);
  });
  const isSilent = ({ body }: TestCall) =>
    !asserts(body) && !someReference(body, (node) => asserting.has(nameOf(node) ?? ''));
  return findTests(program).find(isSilent) ?? null;
}

function findMeddling(program: SyntaxNode, comments: readonly string[]): string | null {
  const ignoring = comments.find((text) => /\b(?:istanbul|c8|v8)\s+ignore\b|\bnode:coverage\b/.test(text));
  if (ignoring !== undefined) return ignoring.trim();
  let found: string | null = null;
  walkSyntax(program, (node) => {
    const name = nameOf(node) ?? (node.type === 'Literal' ? node['value'] : null);
    if (
      typeof name === 'string' &&
      /^(?:NODE_V8_COVERAGE|takeCoverage|stopCoverage|__coverage__)$/.test(name)
    )
      found ??= name;
    if (node.type !== 'CallExpression') return;
    const callee = memberNode(node, 'callee');
    if (callee === null) return;
    const { root, path } = readChain(callee);
    const last = path.at(-1) ?? '';
    if (root === 'process' && /^(?:exit|reallyExit|abort|kill)$/.test(last)) found ??= `process.${last}`;
    if (last.endsWith('Snapshot') || (path.includes('assert') && last === 'snapshot')) found ??= last;
  });
  return found;
}
