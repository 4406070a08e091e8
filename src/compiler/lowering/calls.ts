import type { AnyNode } from "./nodes.ts";

/** Where the value of a call is used with nothing left to run after it: no need to say where we are again. */
export const ENDS_WITH_CALL = new Set([
  "ExpressionStatement",
  "VariableDeclarator",
  "ReturnStatement",
  "ArrowFunctionExpression",
  "AwaitExpression",
  "ChainExpression",
  "ParenthesizedExpression",
]);

export const CALLS = new Set(["CallExpression", "NewExpression", "TaggedTemplateExpression"]);

/** Whether a chain calls something, and tells the calls on its spine that they are part of it. */
export function hasCall(expression: AnyNode): boolean {
  let found = false;
  for (let at: AnyNode | undefined = expression; at !== undefined; at = at.callee ?? at.object ?? at.tag) {
    at.inChain = true;
    if (CALLS.has(at.type)) found = true;
  }
  return found;
}
