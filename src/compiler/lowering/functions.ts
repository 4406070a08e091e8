import type { AnyNode } from "./nodes.ts";

/** What an async arrow takes from around it, because the generator that its body becomes has its own. */
export interface Captures {
  this: boolean;
  arguments: boolean;
  newTarget: boolean;
  super: boolean;
}

/** A function that the walk is inside of. */
export interface FunctionScope {
  readonly node: AnyNode | null;
  readonly isArrow: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** A number for the names that its compiled form uses. */
  readonly number: number;
  readonly captures: Captures;
  readonly outer: FunctionScope | null;
}

export function newScope(node: AnyNode | null, outer: FunctionScope | null, number: number): FunctionScope {
  return {
    node,
    isArrow: node?.type === "ArrowFunctionExpression",
    isAsync: node?.async === true,
    isGenerator: node?.generator === true,
    number,
    captures: { this: false, arguments: false, newTarget: false, super: false },
    outer,
  };
}

/**
 * The async arrow whose generator is the first to hide what surrounds it, if one stands between here and the
 * function that `this`, `arguments`, `new.target` and `super` belong to. Each one on the way captures.
 */
export function captureThrough(scope: FunctionScope, what: keyof Captures): FunctionScope | null {
  let nearest: FunctionScope | null = null;
  for (let at: FunctionScope | null = scope; at?.isArrow === true; at = at.outer) {
    if (!at.isAsync) continue;
    at.captures[what] = true;
    nearest ??= at;
  }
  return nearest;
}
