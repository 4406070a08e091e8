import { call, literal } from "../dual.ts";
import { type Construct, construct } from "../tree.ts";

/** Context variables: set in one task or callback, read in others. */
export const contextVariables: readonly Construct[] = [
  construct({
    kind: "set the context variable",
    weight: 2,
    make: () => ({}),
    write(node, out) {
      out.variable("context");
      out.line(call("context.set", [literal(`set by ${node.id}`)]));
    },
  }),

  construct({
    kind: "get the context variable",
    weight: 3,
    make: () => ({}),
    write(node, out) {
      out.variable("context");
      out.log(node, "context", call("context.get"));
    },
  }),
];
