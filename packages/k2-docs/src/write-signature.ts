import { Node, ts } from 'ts-morph';
import { isCallable } from './describe-function.js';
import { isJavaScript, plainType } from './type-text.js';
import { showHiddenCharacters, withoutComments } from './clean-text.js';

const longestValue = 100;
const secretName = /key|secret|token|password|credential/i;

/** The source text of a declaration without its body, comments, decorators and export words; `name` is what it is exported as. */
export function writeSignature(node: Node, name: string): string {
  return showHiddenCharacters(textOf(node, name))
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
}

function textOf(node: Node, name: string): string {
  const value = valueOf(node);
  if (Node.isVariableDeclaration(node) || Node.isBindingElement(node)) return writeVariable(node, value);
  if (Node.isClassDeclaration(node) || Node.isClassExpression(node)) return headOf(node, firstBrace(node));
  if (Node.isModuleDeclaration(node)) return `namespace ${node.getName()}`;
  if (
    Node.isInterfaceDeclaration(node) ||
    Node.isTypeAliasDeclaration(node) ||
    Node.isEnumDeclaration(node)
  ) {
    return dropExportWords(node.print({ removeComments: true }));
  }
  if (isCallable(node) && !isArrow(node)) return `${headOf(node, bodyStart(node))}${inferredReturn(node)}`;
  if (Node.isClassExpression(value)) return headOf(value, firstBrace(value));
  if (isCallable(value)) return `${name} = ${writeFunctionValue(value)}`;
  if (Node.isPropertyDeclaration(node)) return writeProperty(node);
  if (Node.isParameterDeclaration(node)) return dropExportWords(withoutComments(node.getText()));
  return `${name}${valueText(name, value) || inferredType(value ?? node, name)}`;
}

/** What a declaration stands for: the initializer of a variable, the right side of an assignment to `exports`. */
export function valueOf(node: Node): Node | undefined {
  if (
    Node.isVariableDeclaration(node) ||
    Node.isPropertyDeclaration(node) ||
    Node.isPropertyAssignment(node)
  ) {
    return bare(node.getInitializer());
  }
  if (Node.isExportAssignment(node)) return bare(node.getExpression());
  if (Node.isBinaryExpression(node)) return bare(node.getRight());
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(node) && Node.isBinaryExpression(parent))
    return bare(parent.getRight());
  return Node.isExpression(node) ? bare(node) : undefined;
}

function bare(node: Node | undefined): Node | undefined {
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)) {
    return bare(node.getExpression());
  }
  return node;
}

function isArrow(node: Node): boolean {
  return Node.isArrowFunction(node) || Node.isFunctionExpression(node);
}

function writeVariable(node: Node, value: Node | undefined): string {
  const name = Node.hasName(node) ? node.getName() : '';
  const statement = node.getFirstAncestor((ancestor) => Node.isVariableStatement(ancestor));
  const word = Node.isVariableStatement(statement) ? statement.getDeclarationKind() : 'const';
  if (isCallable(value)) return `${word} ${name}${typeOf(node)} = ${writeFunctionValue(value)}`;
  return `${word} ${name}${typeOf(node) || valueText(name, value) || inferredType(node, name)}`;
}

function writeProperty(node: Node): string {
  if (!Node.isPropertyDeclaration(node)) return '';
  const words = [node.isStatic() ? 'static ' : '', node.isReadonly() ? 'readonly ' : ''].join('');
  const mark = node.hasQuestionToken() ? '?' : '';
  return `${words}${node.getName()}${mark}${typeOf(node) || valueText(node.getName(), valueOf(node)) || inferredType(node, node.getName())}`;
}

function writeFunctionValue(value: Node): string {
  if (!Node.isArrowFunction(value)) return headOf(value, bodyStart(value));
  return `${withoutComments(value.getText().slice(0, value.getEqualsGreaterThan().getPos() - value.getStart()))}${inferredReturn(value)} => …`;
}

function typeOf(node: Node): string {
  const type = Node.isTyped(node) ? node.getTypeNode() : undefined;
  return type === undefined ? '' : `: ${withoutComments(type.getText())}`;
}

function inferredType(node: Node, name: string): string {
  const type = plainType(node.getType(), node);
  if (type === null) return '';
  // The inferred type of a text constant is the text itself.
  return secretName.test(name) && /["'`]/.test(type) ? ': string' : `: ${type}`;
}

/** A short literal is worth more to a reader than its type; a value that may be a secret is not shown. */
function valueText(name: string, value: Node | undefined): string {
  if (value === undefined) return '';
  const isNumber =
    Node.isNumericLiteral(value) || Node.isPrefixUnaryExpression(value) || Node.isBigIntLiteral(value);
  const isText = Node.isStringLiteral(value) || Node.isNoSubstitutionTemplateLiteral(value);
  const isWord =
    Node.isTrueLiteral(value) || Node.isFalseLiteral(value) || Node.isRegularExpressionLiteral(value);
  if (!isNumber && !isText && !isWord) return '';
  const text = value.getText();
  if (text.length > longestValue || text.includes('\n') || (isText && secretName.test(name))) return '';
  return ` = ${text}`;
}

function inferredReturn(node: Node): string {
  if (!isCallable(node) || Node.isConstructorDeclaration(node) || Node.isSetAccessorDeclaration(node))
    return '';
  if (node.getReturnTypeNode() !== undefined || isJavaScript(node)) return '';
  const type = plainType(node.getReturnType(), node);
  return type === null ? '' : `: ${type}`;
}

function bodyStart(node: Node): number {
  const body = Node.isBodied(node) || Node.isBodyable(node) ? node.getBody() : undefined;
  return body?.getStart() ?? node.getEnd();
}

function firstBrace(node: Node): number {
  return node.getFirstChildByKind(ts.SyntaxKind.OpenBraceToken)?.getStart() ?? node.getEnd();
}

function headOf(node: Node, end: number): string {
  const decorators = Node.isDecoratable(node) ? node.getDecorators() : [];
  const modifiers = Node.isModifierable(node)
    ? node.getModifiers().filter((modifier) => !Node.isDecorator(modifier))
    : [];
  const start =
    decorators.length === 0
      ? node.getStart()
      : (modifiers[0]?.getStart() ?? decorators.at(-1)?.getEnd() ?? node.getStart());
  const text = node.getSourceFile().getFullText().slice(start, end);
  return dropExportWords(withoutComments(text)).replace(/;\s*$/, '').trim();
}

function dropExportWords(text: string): string {
  return text.trim().replace(/^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:public\s+)?/, '');
}
