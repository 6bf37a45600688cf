import { Node, Scope, SyntaxKind } from 'ts-morph';
import {
  describeArity,
  describeParameterMembers,
  describeParameters,
  describeReturns,
  describeThrows,
  isCallable,
  type Callable,
} from './describe-function.js';
import { readComment } from './read-comment.js';
import type { MemberFact, SymbolFact, SymbolKind } from './symbol-facts.js';
import { plainType, sourceText } from './type-text.js';
import { valueOf, writeSignature } from './write-signature.js';

/** A declaration to describe, under the name it is exported by. */
export type Exported = {
  readonly name: string;
  readonly aliases: readonly string[];
  /** All declarations of the name in one file: overloads, merged interfaces. */
  readonly declarations: readonly Node[];
  readonly parent: string | null;
};

/** Everything the code says about one exported name, followed by its public members when it is a class or a namespace. */
export function describeSymbol(path: string, exported: Exported): readonly SymbolFact[] {
  const own = describeOne(path, exported);
  const members = exported.declarations.flatMap((declaration) => publicMembers(declaration, exported.name));
  return [own, ...members.flatMap((member) => describeSymbol(path, { ...member, parent: own.id }))];
}

function describeOne(path: string, { name, aliases, declarations, parent }: Exported): SymbolFact {
  const first = declarations[0];
  if (first === undefined) throw new Error(`no declaration of ${name}`);
  const shown = withoutImplementation(declarations);
  const callables = shown.map((node) => callableOf(node)).filter((node) => node !== undefined);
  // The implementation of overloads is not part of the signature, but it is where errors are thrown.
  const bodies = declarations.map((node) => callableOf(node)).filter((node) => node !== undefined);
  const kind = kindOf(first);
  const returnsSomething =
    kind !== 'constructor' && kind !== 'class' && kind !== 'accessor' && callables.length > 0;
  return {
    id: `${path}#${name}`,
    name,
    kind,
    aliases,
    signature: shown.map((node) => writeSignature(node, name.split('.').at(-1) ?? name)).join('\n'),
    parameters: kind === 'accessor' ? [] : describeParameters(callables),
    typeParameters: declarations.flatMap((node) => typeParametersOf(node)),
    members: declarations.flatMap((node) => describeMembers(node)),
    parameterMembers: describeParameterMembers(callables),
    arity: kind === 'accessor' ? null : describeArity(callables),
    returns: returnsSomething ? describeReturns(callables) : null,
    ...describeThrows(bodies),
    comment: declarations.map((node) => readComment(node)).find((text) => text !== '') ?? '',
    line: first.getStartLineNumber(),
    names: identifiersOf(declarations),
    parent,
  };
}

function withoutImplementation(declarations: readonly Node[]): readonly Node[] {
  const overloads = declarations.filter(
    (node) =>
      (Node.isFunctionDeclaration(node) ||
        Node.isMethodDeclaration(node) ||
        Node.isConstructorDeclaration(node)) &&
      !node.hasBody(),
  );
  if (overloads.length === 0) return declarations;
  return declarations.filter((node) => !(Node.isBodyable(node) && node.hasBody()));
}

function callableOf(node: Node): Callable | undefined {
  if (isCallable(node)) return node;
  const value = valueOf(node);
  return isCallable(value) ? value : undefined;
}

function kindOf(node: Node): SymbolKind {
  if (Node.isClassDeclaration(node) || Node.isClassExpression(node)) return 'class';
  if (Node.isInterfaceDeclaration(node)) return 'interface';
  if (Node.isTypeAliasDeclaration(node)) return 'type';
  if (Node.isEnumDeclaration(node)) return 'enum';
  if (Node.isModuleDeclaration(node)) return 'namespace';
  if (Node.isConstructorDeclaration(node)) return 'constructor';
  if (Node.isGetAccessorDeclaration(node) || Node.isSetAccessorDeclaration(node)) return 'accessor';
  if (Node.isMethodDeclaration(node)) return 'method';
  if (Node.isPropertyDeclaration(node)) return isCallable(valueOf(node)) ? 'method' : 'property';
  if (Node.isParameterDeclaration(node)) return 'property';
  const value = valueOf(node);
  if (isCallable(node) || isCallable(value)) return 'function';
  if (Node.isClassExpression(value)) return 'class';
  const statement = node.getFirstAncestorByKind(SyntaxKind.VariableStatement);
  return statement === undefined || statement.getDeclarationKind() === 'const' ? 'constant' : 'variable';
}

function typeParametersOf(node: Node): readonly string[] {
  const holder = callableOf(node) ?? node;
  return Node.isTypeParametered(holder)
    ? holder.getTypeParameters().map((parameter) => parameter.getName())
    : [];
}

function describeMembers(node: Node): readonly MemberFact[] {
  if (Node.isEnumDeclaration(node)) {
    return node.getMembers().map((member) => {
      const value = member.getValue();
      return {
        name: member.getName(),
        type: null,
        optional: false,
        value: value === undefined ? null : JSON.stringify(value),
        comment: readComment(member),
      };
    });
  }
  const holder = Node.isTypeAliasDeclaration(node) ? node.getTypeNode() : node;
  if (!Node.isInterfaceDeclaration(holder) && !Node.isTypeLiteral(holder)) return [];
  return holder.getMembers().flatMap((member) => {
    if (!Node.isPropertySignature(member) && !Node.isMethodSignature(member)) return [];
    const written = Node.isPropertySignature(member) ? member.getTypeNode() : undefined;
    const type = Node.isMethodSignature(member)
      ? sourceText(member).slice(member.getNameNode().getText().length).replace(/^\?/, '').replace(/;$/, '')
      : written === undefined
        ? plainType(member.getType(), member)
        : sourceText(written);
    return [
      {
        name: member.getName(),
        type,
        optional: member.hasQuestionToken(),
        value: null,
        comment: readComment(member),
      },
    ];
  });
}

type Member = Omit<Exported, 'parent'>;

function publicMembers(node: Node, owner: string): readonly Member[] {
  const holder = valueOf(node) ?? node;
  if (Node.isModuleDeclaration(node)) {
    return [...node.getExportedDeclarations()].map(([name, declarations]) => ({
      name: `${owner}.${name}`,
      aliases: [],
      declarations,
    }));
  }
  if (!Node.isClassDeclaration(holder) && !Node.isClassExpression(holder)) return [];
  const groups = new Map<string, Node[]>();
  const add = (name: string, isStatic: boolean, member: Node) => {
    const taken = groups.get(`${name}~static`) !== undefined || groups.get(name) !== undefined;
    const key = isStatic && taken && !isSameSide(groups.get(name)?.[0]) ? `${name}~static` : name;
    groups.set(key, [...(groups.get(key) ?? []), member]);
  };
  for (const constructor of holder.getConstructors()) {
    if (constructor.getScope() === Scope.Private) continue;
    for (const member of [...constructor.getOverloads(), constructor]) add('constructor', false, member);
    for (const parameter of constructor.getParameters()) {
      if (parameter.isParameterProperty() && isPublic(parameter)) add(parameter.getName(), false, parameter);
    }
  }
  for (const member of [...holder.getInstanceMembers(), ...holder.getStaticMembers()]) {
    if (Node.isParameterDeclaration(member) || !isPublic(member)) continue;
    const isStatic = Node.isStaticable(member) && member.isStatic();
    const overloads = Node.isMethodDeclaration(member) ? member.getOverloads() : [];
    for (const declaration of new Set([...overloads, member])) add(member.getName(), isStatic, declaration);
  }
  return [...groups].map(([name, declarations]) => ({ name: `${owner}.${name}`, aliases: [], declarations }));
}

function isSameSide(node: Node | undefined): boolean {
  return node !== undefined && Node.isStaticable(node) && node.isStatic();
}

function isPublic(node: Node): boolean {
  if (Node.isScoped(node) && node.getScope() !== Scope.Public) return false;
  if (Node.isScopeable(node) && (node.getScope() ?? Scope.Public) !== Scope.Public) return false;
  if (Node.hasName(node) && node.getName().startsWith('#')) return false;
  return !/^@(?:private|internal|hidden)\b/m.test(readComment(node));
}

function identifiersOf(declarations: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const declaration of declarations) {
    for (const identifier of declaration.getDescendantsOfKind(SyntaxKind.Identifier))
      names.add(identifier.getText());
  }
  return names;
}
