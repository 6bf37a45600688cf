import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Node, Project, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import { dropHiddenCharacters } from './clean-text.js';
import { readExports } from './read-exports.js';
import type { ModuleFacts } from './symbol-facts.js';

/**
 * Reads the exported symbols of source files. `paths` are relative to `root`; `beside` are further files of the project that may be read
 * to follow imports. Dependencies are not read, nothing is run, and only the listed files are opened.
 */
export async function readModules(request: {
  readonly root: string;
  readonly paths: readonly string[];
  readonly beside: readonly string[];
  readonly tsconfig: string | null;
  readonly signal: AbortSignal;
}): Promise<readonly ModuleFacts[]> {
  const { root, signal } = request;
  const project = openProject(request.tsconfig === null ? null : join(root, request.tsconfig));
  const opened = await addFiles(project, request);
  const pathOf = new Map([...opened].map(([path, file]) => [file.getFilePath() as string, path]));
  const wanted = new Set(request.paths);
  const modules: ModuleFacts[] = [];
  for (const path of request.paths) {
    signal.throwIfAborted();
    const file = opened.get(path);
    if (file === undefined) continue;
    const { symbols, reExports } = readExports(file, path, (other) => {
      const otherPath = pathOf.get(other.getFilePath());
      return otherPath !== undefined && wanted.has(otherPath) ? otherPath : null;
    });
    modules.push({ path, source: file.getFullText(), symbols, reExports, names: namesOf(file) });
  }
  return modules;
}

function openProject(tsconfig: string | null): Project {
  // `noResolve` keeps the type checker inside the files given here; `types` would pull in packages; the browser's library alone takes longer
  // to read than most projects.
  const fixed = {
    noResolve: true,
    noEmit: true,
    allowJs: true,
    checkJs: false,
    skipLibCheck: true,
    types: [],
    lib: ['lib.esnext.d.ts'],
  };
  const fallback = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
  };
  const settings = { skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true };
  if (tsconfig !== null) {
    try {
      return new Project({ ...settings, tsConfigFilePath: tsconfig, compilerOptions: fixed });
    } catch {
      // A tsconfig that extends what is not installed says nothing about the symbols: the defaults do.
    }
  }
  return new Project({ ...settings, compilerOptions: { ...fallback, ...fixed } });
}

async function addFiles(
  project: Project,
  request: {
    readonly root: string;
    readonly paths: readonly string[];
    readonly beside: readonly string[];
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, SourceFile>> {
  const { root, signal } = request;
  const listed = new Set([...request.paths, ...request.beside]);
  const opened = new Map<string, SourceFile>();
  const queue = [...request.paths];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (opened.has(path)) continue;
    signal.throwIfAborted();
    const text = (await readFile(join(root, path), { encoding: 'utf8', signal }))
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const file = project.createSourceFile(join(root, path), text, { overwrite: true });
    opened.set(path, file);
    for (const specifier of importedPaths(text, path)) {
      const found = candidates(specifier).find((candidate) => listed.has(candidate));
      if (found !== undefined && !opened.has(found)) queue.push(found);
    }
  }
  return opened;
}

// Not asked of the file itself: that would build a new program for every file added.
function importedPaths(text: string, path: string): readonly string[] {
  const place = `file:///${path.split('/').map(encodeURIComponent).join('/')}`;
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map((imported) => imported.fileName)
    .filter((specifier) => /^\.{1,2}(?:\/|$)/.test(specifier) && URL.canParse(specifier, place))
    .map((specifier) => decodeURIComponent(new URL(specifier, place).pathname.slice(1)).replace(/\/$/, ''));
}

function candidates(path: string): readonly string[] {
  const stem = path.replace(/\.([cm]?)jsx?$/, '.$1ts');
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
  return [
    path,
    stem,
    stem.replace(/\.ts$/, '.tsx'),
    ...endings.map((ending) => path + ending),
    ...endings.map((ending) => `${path}/index${ending}`),
  ];
}

/** Names a reader can find in a module outside of bodies' local variables. */
function namesOf(file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  file.forEachDescendant((node) => {
    if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
      for (const word of node.getLiteralText().match(/[\w$]+/g) ?? []) names.add(word);
      return;
    }
    if (!Node.isIdentifier(node) && !Node.isPrivateIdentifier(node)) return;
    if (isPropertyName(node) || isOutside(node)) names.add(dropHiddenCharacters(node.getText()));
  });
  return names;
}

function isPropertyName(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === node;
  if (Node.isQualifiedName(parent) || Node.isTypeReference(parent)) return true;
  if (Node.isParameterDeclaration(parent)) return parent.isParameterProperty();
  return (
    Node.isPropertyAssignment(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    Node.isPropertySignature(parent) ||
    Node.isPropertyDeclaration(parent) ||
    Node.isMethodDeclaration(parent) ||
    Node.isMethodSignature(parent) ||
    Node.isGetAccessorDeclaration(parent) ||
    Node.isSetAccessorDeclaration(parent) ||
    Node.isEnumMember(parent)
  );
}

/** Whether a name belongs to the file itself and not to the inside of a function, whose parameters and variables others cannot speak of. */
function isOutside(node: Node): boolean {
  return (
    node.getFirstAncestor(
      (ancestor) =>
        Node.isFunctionLikeDeclaration(ancestor) ||
        Node.isArrowFunction(ancestor) ||
        Node.isFunctionExpression(ancestor) ||
        ancestor.getKind() === SyntaxKind.MethodSignature ||
        ancestor.getKind() === SyntaxKind.FunctionType,
    ) === undefined || isDeclaredName(node)
  );
}

function isDeclaredName(node: Node): boolean {
  const parent = node.getParent();
  return (
    Node.isFunctionDeclaration(parent) &&
    parent.getParentOrThrow().getKind() === SyntaxKind.SourceFile &&
    parent.getNameNode() === node
  );
}
