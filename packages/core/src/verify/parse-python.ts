import { tmpdir } from 'node:os';
import type { ParsedText, ParseFault } from './parse-fault.js';

// `ast.parse` compiles to a tree and runs nothing.
const program = `
import ast, json, sys
found = {}
for file in json.load(sys.stdin):
    try:
        ast.parse(file["text"], file["path"])
    except SyntaxError as error:
        found[file["path"]] = [error.lineno or 1, error.offset or 1, error.msg]
    except (ValueError, RecursionError, MemoryError) as error:
        found[file["path"]] = [1, 1, str(error)]
json.dump(found, sys.stdout)
`;

/** The fault of each Python file that has one, by its path; null where no python3 runs. */
export async function parsePython(
  files: readonly ParsedText[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ParseFault> | null> {
  const { execa } = await import('execa');
  const ended = await execa('python3', ['-I', '-S', '-c', program], {
    input: JSON.stringify(files.map(({ path, text }) => ({ path, text: text.replace(/^\uFEFF/, '') }))),
    // Not the project: pyenv and the like would look there for a version that may not be installed.
    cwd: tmpdir(),
    reject: false,
    timeout: 30_000,
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (ended.exitCode !== 0) return null;
  const found = JSON.parse(ended.stdout) as Readonly<Record<string, readonly [number, number, string]>>;
  return new Map(
    Object.entries(found).map(([path, [line, column, message]]) => [path, { line, column, message }]),
  );
}
