import type { Node } from "acorn";

/**
 * A node of the syntax tree with whatever fields its type has. acorn's own union of types would need a cast
 * at nearly every step of a walk that treats most nodes alike.
 */
export interface AnyNode extends Node {
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  [field: string]: any;
}

/** A node's children, in the order of the source. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "parent") continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children.sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

export function isFunction(node: AnyNode): boolean {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** Statements before which the reader's line is marked. Declarations of functions do nothing when they are reached. */
const MARKED = new Set([
  "ExpressionStatement",
  "VariableDeclaration",
  "ReturnStatement",
  "ThrowStatement",
  "IfStatement",
  "SwitchStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "LabeledStatement",
  "ClassDeclaration",
  "DebuggerStatement",
]);

export function isMarked(node: AnyNode): boolean {
  return MARKED.has(node.type) && node.directive === undefined;
}

export const LOOPS: ReadonlySet<string> = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);

/** @returns a key's name where it is written out; undefined for computed and private keys. */
export function staticKey(owner: AnyNode): string | undefined {
  if (owner.computed || owner.key.type === "PrivateIdentifier") return undefined;
  return owner.key.type === "Identifier" ? owner.key.name : String(owner.key.value);
}

/** @returns the name that JavaScript would give an anonymous function standing here. */
export function inferredName(node: AnyNode, parent: AnyNode): string {
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : "";
    case "AssignmentExpression":
    case "AssignmentPattern":
      return parent.left.type === "Identifier" && parent.right === node ? parent.left.name : "";
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return staticKey(parent) ?? (parent.key.type === "PrivateIdentifier" ? `#${parent.key.name}` : "");
    default:
      return "";
  }
}
