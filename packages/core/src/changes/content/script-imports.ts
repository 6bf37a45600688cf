import type { StaticImport } from 'oxc-parser';
import { parseScript } from './parse-script.js';
import { type Node, walkNodes } from './walk-nodes.js';

/** One module a file asks for. */
export type ModuleRequest = { readonly specifier: string; readonly isTypeOnly: boolean };

/** Every module a JavaScript or TypeScript file names in `import`, `export … from`, `import()`, `require()` and `import('…')` types; null when it does not parse. */
export async function readScriptImports(
  path: string,
  text: string,
): Promise<readonly ModuleRequest[] | null> {
  if (!/\b(?:import|export|require)\b/.test(text)) return [];
  const parsed = await parseScript(path, text);
  if (parsed === null) return null;
  const requests: ModuleRequest[] = [];
  for (const statement of parsed.module.staticImports) {
    requests.push({ specifier: statement.moduleRequest.value, isTypeOnly: isTypeOnly(statement) });
  }
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest !== null) requests.push({ specifier: moduleRequest.value, isTypeOnly: isType });
    }
  }
  // The tree is large, and these are the only words that its nodes of interest begin with.
  if (/\brequire\b|\bimport\s*[(/]/.test(text)) {
    walkNodes(parsed.program, (node) => {
      const request = requestOf(node);
      if (request !== null) requests.push(request);
    });
  }
  return requests;
}

function requestOf(node: Node): ModuleRequest | null {
  if (node.type === 'CallExpression' && isRequire(node['callee']))
    return fromLiteral([node['arguments']].flat()[0], false);
  if (node.type === 'ImportExpression') return fromLiteral(node['source'], false);
  if (node.type === 'TSImportType') return fromLiteral(node['source'], true);
  if (node.type === 'TSExternalModuleReference') return fromLiteral(node['expression'], false);
  return null;
}

/** `require`, `module.require` or `require.resolve`. */
function isRequire(callee: unknown): boolean {
  const { type, name, object, property } = (callee ?? {}) as Record<string, unknown>;
  if (type === 'Identifier') return name === 'require';
  if (type !== 'MemberExpression') return false;
  const member = (property as Record<string, unknown>)['name'];
  if (member === 'require') return (object as Record<string, unknown>)['name'] === 'module';
  return member === 'resolve' && isRequire(object);
}

function fromLiteral(value: unknown, isTypeOnly: boolean): ModuleRequest | null {
  const { type, value: specifier, quasis, expressions } = (value ?? {}) as Record<string, unknown>;
  if (type === 'Literal' && typeof specifier === 'string') return { specifier, isTypeOnly };
  if (type !== 'TemplateLiteral' || [expressions].flat().length > 0) return null;
  // A template without a place in it is a text like any other.
  const { cooked } = ([quasis].flat()[0] as { value?: { cooked?: unknown } }).value ?? {};
  return typeof cooked === 'string' ? { specifier: cooked, isTypeOnly } : null;
}

function isTypeOnly(statement: StaticImport): boolean {
  return statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);
}
