import { posix } from 'node:path';
import { type ParseFault, placeOf } from './parse-fault.js';

type SourceType = 'module' | 'commonjs' | 'script';

/** The places where a JavaScript or TypeScript file does not parse; the path's ending tells the dialect. */
export async function parseJavaScript(path: string, text: string): Promise<readonly ParseFault[]> {
  const { parseSync } = await import('oxc-parser');
  const lang = dialectOf(path);
  let first: readonly ParseFault[] | undefined;
  for (const sourceType of sourceTypesOf(path)) {
    // Semantic errors are those every engine gives before it runs a line: a name declared twice, `break` outside of a loop.
    const { errors } = parseSync(path, text, { lang, sourceType, showSemanticErrors: true });
    const faults = errors
      .filter((error) => error.severity === 'Error')
      .map((error) => {
        const hint = error.helpMessage === null ? '' : ` (${error.helpMessage})`;
        return { ...placeOf(text, error.labels[0]?.start ?? 0), message: `${error.message}${hint}` };
      });
    if (faults.length === 0) return [];
    first ??= faults;
  }
  return first ?? [];
}

function dialectOf(path: string): 'jsx' | 'ts' | 'tsx' | 'dts' {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  const ending = posix.extname(path).toLowerCase();
  if (ending === '.tsx') return 'tsx';
  // Plain `.js` holds JSX in many React projects.
  return ['.ts', '.mts', '.cts'].includes(ending) ? 'ts' : 'jsx';
}

// What kind a `.js` file is stands in a package.json; one that parses as either is well-formed.
function sourceTypesOf(path: string): readonly SourceType[] {
  if (/\.m[jt]sx?$/.test(path)) return ['module'];
  return /\.c[jt]sx?$/.test(path) ? ['commonjs'] : ['module', 'commonjs'];
}
