import { literal, make, same } from "../dual.ts";
import { delay } from "../references.ts";
import { type Construct, construct, inShallowAsync, MOST_DEPTH } from "../tree.ts";

/** A program's own context managers, which see the block's error and may suppress it. */
export const managers: readonly Construct[] = [
  construct<{ delay: number; suppress: boolean }, "body">({
    kind: "async with a manager",
    weight: 4,
    fits: inShallowAsync,
    make: (random) => ({ delay: delay(random), suppress: random.chance(0.3) }),
    blocks: (_random, scope) => ({ body: scope.block(3) }),
    write(node, out) {
      const { delay: seconds, suppress } = node.params;
      const manager = make("Manager", [literal(node.id), literal(seconds), literal(suppress)]);
      out.asyncWith(node, manager, null, () => {
        out.log(node, "entered", same(`w${node.id}`));
        out.nodes(node.blocks.body);
      });
    },
  }),

  construct<{ suppress: boolean }, "body">({
    kind: "with a manager",
    weight: 2,
    fits: (scope) => scope.depth < MOST_DEPTH,
    make: (random) => ({ suppress: random.chance(0.3) }),
    blocks: (_random, scope) => ({ body: scope.block(2) }),
    write(node, out) {
      const manager = make("Manager", [literal(node.id), literal(0), literal(node.params.suppress)]);
      const name = `w${node.id}`;
      out.py(`with ${manager.py} as ${name}:`);
      out.ts("{");
      out.indented(() => {
        out.ts(`using ${name} = ${manager.ts};`);
        out.log(node, "entered", same(name));
        out.nodes(node.blocks.body);
      });
      out.ts("}");
    },
  }),
];
