import type { Change } from '../changes/change-set.js';
import { languageOf } from '../project/language.js';
import { cleanLine } from './clean-output.js';
import type { ParsedText, ParseFault } from './parse-fault.js';
import { isJsonPath, parseJson } from './parse-json.js';
import { parseJavaScript } from './parse-javascript.js';
import { parsePython } from './parse-python.js';
import type { CheckResult } from './verdict.js';

/** The parse check, and the languages of the written files that no parser here knows. */
export type ParseOutcome = { readonly result: CheckResult; readonly notParsed: readonly string[] };

const faultsShown = 20;

/**
 * Parses every written JavaScript, TypeScript and JSON file, and Python where python3 is present; nothing is run. A file that did not parse
 * before either is reported and not counted (`failedBefore` when that is all there is).
 */
export async function parseFiles(changes: readonly Change[], signal?: AbortSignal): Promise<ParseOutcome> {
  const start = performance.now();
  const written = changes.flatMap((change) => {
    return change.after === null ? [] : [{ change, path: change.path, text: decode(change.after) }];
  });
  const faults = await findFaults(written, signal);
  const broken = written.filter(({ path }) => (faults.found.get(path)?.length ?? 0) > 0);
  const earlier = await findFaults(
    broken.flatMap(({ change, path }) =>
      change.before === null ? [] : [{ path, text: decode(change.before) }],
    ),
    signal,
  );
  const counted = broken.filter(({ path }) => (earlier.found.get(path)?.length ?? 0) === 0);
  const shown = counted.length > 0 ? counted : broken;
  const lines = shown.flatMap(({ path, text }) => {
    return (faults.found.get(path) ?? []).map((fault) => describeFault(path, text, fault));
  });
  const more = lines.length > faultsShown ? [`… and ${lines.length - faultsShown} more`] : [];
  const result: CheckResult = {
    name: 'parse',
    command: '',
    ok: broken.length === 0,
    ms: Math.round(performance.now() - start),
    output: [...lines.slice(0, faultsShown), ...more].join('\n'),
    ...(broken.length > 0 && counted.length === 0 && { failedBefore: true }),
  };
  return { result, notParsed: faults.notParsed };
}

async function findFaults(
  texts: readonly ParsedText[],
  signal: AbortSignal | undefined,
): Promise<{
  readonly found: ReadonlyMap<string, readonly ParseFault[]>;
  readonly notParsed: readonly string[];
}> {
  const found = new Map<string, readonly ParseFault[]>();
  const notParsed = new Set<string>();
  const python = texts.filter(({ path }) => languageOf(path) === 'python');
  const pythonFaults =
    python.length === 0 ? new Map<string, ParseFault>() : await parsePython(python, signal);
  if (pythonFaults === null) notParsed.add('python');
  for (const { path, text } of texts) {
    const language = languageOf(path);
    const fault = pythonFaults?.get(path);
    if (language === 'javascript' || language === 'typescript')
      found.set(path, await parseJavaScript(path, text));
    else if (isJsonPath(path)) found.set(path, await parseJson(path, text));
    else if (language === 'python') found.set(path, fault === undefined ? [] : [fault]);
    else if (language !== null) notParsed.add(language);
  }
  return { found, notParsed: [...notParsed] };
}

/** `auth/login.ts:3:5: message`, the line and a caret under the place. */
function describeFault(path: string, text: string, fault: ParseFault): string {
  const source = text.split(/\r?\n/)[fault.line - 1] ?? '';
  // A window of the line: minified code has one line only.
  const from = Math.max(0, fault.column - 80);
  const excerpt = cleanLine(source.slice(from, from + 160).replaceAll('\t', ' '));
  const caret = `${' '.repeat(Math.max(0, fault.column - 1 - from))}^`;
  return `${path}:${fault.line}:${fault.column}: ${cleanLine(fault.message)}\n  ${excerpt}\n  ${caret}`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
