import { Node, type ParameterDeclaration, type Symbol, SyntaxKind, type Type, ts } from 'ts-morph';
import type { MemberFact, ParameterFact, ReturnFact } from './symbol-facts.js';
import { isJavaScript, plainType, sourceText } from './type-text.js';

/** Anything with parameters: functions, arrows, methods, constructors, signatures. */
export type Callable = Node & {
  getParameters: () => ParameterDeclaration[];
  getReturnTypeNode: () => Node | undefined;
  getReturnType: () => Type;
};

/** Narrows a node to something that can be called and has parameters. */
export function isCallable(node: Node | undefined): node is Callable {
  return node !== undefined && (Node.isParametered(node) || Node.isFunctionLikeDeclaration(node));
}

/** The parameters of all declarations together: a name appears once, with every type an overload gives it. */
export function describeParameters(callables: readonly Callable[]): readonly ParameterFact[] {
  const rows = new Map<string, ParameterFact>();
  const lists = callables.map((callable) =>
    callable
      .getParameters()
      .filter((parameter) => parameter.getName() !== 'this')
      .flatMap(describeParameter),
  );
  for (const fact of lists.flat()) {
    const known = rows.get(fact.name);
    rows.set(fact.name, known === undefined ? fact : mergeParameters(known, fact));
  }
  // A parameter that one overload leaves out need not be given.
  return [...rows.values()].map((row) => ({
    ...row,
    optional: row.optional || lists.some((list) => !list.some((fact) => fact.name === row.name)),
  }));
}

function mergeParameters(one: ParameterFact, other: ParameterFact): ParameterFact {
  const types = [...new Set([one.type, other.type].filter((type) => type !== null))];
  return {
    name: one.name,
    type: types.length === 0 ? null : types.join(' | '),
    optional: one.optional || other.optional,
    default: one.default ?? other.default,
  };
}

function describeParameter(parameter: ParameterDeclaration): readonly ParameterFact[] {
  const pattern = parameter.getNameNode();
  if (Node.isObjectBindingPattern(pattern)) {
    const whole = parameter.getType();
    return pattern.getElements().map((element) => {
      const property = element.getPropertyNameNode()?.getText() ?? element.getName();
      const initializer = element.getInitializer();
      const declared = element.getDotDotDotToken() === undefined ? whole.getProperty(property) : undefined;
      const declaration = declared?.getValueDeclaration();
      const written = Node.isTyped(declaration) ? declaration.getTypeNode() : undefined;
      return {
        name: property,
        type: written === undefined ? plainType(element.getType(), element) : sourceText(written),
        optional: initializer !== undefined || declared?.isOptional() === true || parameter.isOptional(),
        default: initializer === undefined ? null : sourceText(initializer),
      };
    });
  }
  const initializer = parameter.getInitializer();
  const written = parameter.getTypeNode();
  return [
    {
      name: parameter.isRestParameter() ? `...${parameter.getName()}` : sourceText(pattern),
      type: written === undefined ? plainType(parameter.getType(), parameter) : sourceText(written),
      optional: parameter.isOptional() || parameter.isRestParameter(),
      default: initializer === undefined ? null : sourceText(initializer),
    },
  ];
}

/** For each parameter whose type lists its properties in the sources: those properties. */
export function describeParameterMembers(
  callables: readonly Callable[],
): ReadonlyMap<string, readonly MemberFact[]> {
  const members = new Map<string, readonly MemberFact[]>();
  for (const parameter of callables.flatMap((callable) => callable.getParameters())) {
    const type = parameter.getType().getNonNullableType();
    if (!type.isObject() || type.isArray() || type.isAny()) continue;
    const properties = type.getProperties();
    if (properties.length === 0 || properties.some((property) => isOfLibrary(property))) continue;
    members.set(
      parameter.getName(),
      properties.map((property) => {
        const declaration = property.getValueDeclaration();
        const written = Node.isTyped(declaration) ? declaration.getTypeNode() : undefined;
        return {
          name: property.getName(),
          type:
            written === undefined
              ? plainType(property.getTypeAtLocation(parameter), parameter)
              : sourceText(written),
          optional: property.isOptional(),
          value: null,
          comment: '',
        };
      }),
    );
  }
  return members;
}

// Strings, dates and events have properties too, but nobody documents them parameter by parameter.
function isOfLibrary(property: Symbol): boolean {
  return property.getDeclarations().some((node) => node.getSourceFile().isDeclarationFile());
}

/** How many arguments a call takes; null where overloads differ or nothing can be called. */
export function describeArity(
  callables: readonly Callable[],
): { readonly minimum: number; readonly maximum: number } | null {
  const [only, ...others] = callables;
  if (only === undefined || others.length > 0) return null;
  const parameters = only.getParameters().filter((parameter) => parameter.getName() !== 'this');
  const usesArguments = only
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .some((node) => node.getText() === 'arguments');
  return {
    // JavaScript lets a caller leave out what it likes.
    minimum: isJavaScript(only)
      ? 0
      : parameters.filter((parameter) => !parameter.isOptional() && !parameter.isRestParameter()).length,
    maximum:
      usesArguments || parameters.some((parameter) => parameter.isRestParameter())
        ? Number.POSITIVE_INFINITY
        : parameters.length,
  };
}

/** What a call gives back; of overloads, all types they name. */
export function describeReturns(callables: readonly Callable[]): ReturnFact {
  const types = callables.map((callable) => {
    const written = callable.getReturnTypeNode();
    return written === undefined ? plainType(callable.getReturnType(), callable) : sourceText(written);
  });
  const known = [...new Set(types.filter((type) => type !== null))];
  return {
    type: known.length === types.length && known.length > 0 ? known.join(' | ') : null,
    isVoid: types.every(
      (type) =>
        type !== null &&
        /^(?:void|never|undefined|(?:Promise|PromiseLike)<(?:void|never|undefined)>)$/.test(type),
    ),
  };
}

/** Errors a body throws for certain, errors it may throw, and whether something it calls may throw more. */
export type ThrowFacts = {
  readonly throws: readonly string[];
  readonly mayThrow: readonly string[];
  readonly callsOut: boolean;
};

/** Reads `throw new X(…)` out of the bodies. */
export function describeThrows(callables: readonly Callable[]): ThrowFacts {
  const throws = new Set<string>();
  const mayThrow = new Set<string>();
  let callsOut = false;
  for (const callable of callables) {
    callable.forEachDescendant((node) => {
      if (
        Node.isCallExpression(node) ||
        Node.isAwaitExpression(node) ||
        Node.isTaggedTemplateExpression(node)
      )
        callsOut = true;
      if (Node.isNewExpression(node) && !Node.isThrowStatement(node.getParent())) callsOut = true;
      if (!Node.isThrowStatement(node)) return;
      const thrown = node.getExpression();
      const name =
        Node.isNewExpression(thrown) || Node.isCallExpression(thrown)
          ? thrown.getExpression().getText()
          : null;
      if (name === null || !/^[\w$.]+$/.test(name)) callsOut = true;
      else (leavesBody(node, callable) ? throws : mayThrow).add(name);
    });
  }
  return {
    throws: [...throws],
    mayThrow: [...mayThrow].filter((name) => !throws.has(name)),
    callsOut,
  };
}

function leavesBody(thrown: Node, body: Node): boolean {
  for (let node = thrown.getParent(); node !== undefined && node !== body; node = node.getParent()) {
    if (Node.isFunctionLikeDeclaration(node) || node.getKind() === SyntaxKind.FunctionExpression)
      return false;
    if (node.getKind() === SyntaxKind.ArrowFunction) return false;
    const statement = node.getParentIfKind(ts.SyntaxKind.TryStatement);
    if (statement?.getCatchClause() !== undefined && statement.getTryBlock() === node) return false;
  }
  return true;
}
