import { type AnyNode, childrenOf, isFunction } from "./nodes.ts";

/** Adds every name that is declared in `node`, at whatever depth. */
export function collectDeclared(node: AnyNode, names: Set<string>): void {
  const add = (pattern: AnyNode | null): void => {
    if (pattern === null) return;
    if (pattern.type === "Identifier") names.add(pattern.name);
    else for (const child of childrenOf(pattern)) add(child);
  };
  if (node.type === "VariableDeclarator") add(node.id);
  if (isFunction(node) || node.type === "ClassDeclaration" || node.type === "ClassExpression") {
    add(node.id ?? null);
    for (const parameter of node.params ?? []) add(parameter);
  }
  if (node.type === "CatchClause") add(node.param);
  for (const child of childrenOf(node)) collectDeclared(child, names);
}

/** Whether an identifier stands for a value, and is no key's name. */
export function isReference(node: AnyNode, parent: AnyNode): boolean {
  if (parent.type === "Property" && parent.key === node && !parent.shorthand) return parent.computed;
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition")
    return parent.key !== node || parent.computed;
  return true;
}
