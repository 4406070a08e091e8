/** What `import … from "contextvars"` gives a program. */

export { Context, copyContext } from "./context.ts";
export { ContextVar, Token } from "./context-var.ts";
