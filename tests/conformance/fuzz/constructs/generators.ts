import { awaited, call, exception, literal, same } from "../dual.ts";
import type { Random } from "../random.ts";
import { LEVELS } from "../references.ts";
import { type Construct, construct, inAsync, inShallowAsync, type Scope } from "../tree.ts";

/** A generator function that may be called here; null on the last level. */
function generator(random: Random, scope: Scope): string | null {
  const levels = LEVELS.filter((level) => level > scope.level);
  return levels.length === 0 ? null : `n${random.pick(levels)}`;
}

/** The variable that holds a generator of a function. */
function variableOf(name: string): string {
  return `a${name.slice(1)}`;
}

/**
 * Asynchronous generators. All that are made are kept to the end, as CPython closes one that nobody refers
 * to any more at once, by its reference count.
 */
export const generators: readonly Construct[] = [
  construct<{ caught: boolean; value: boolean }>({
    kind: "yield",
    weight: 25,
    fits: (scope) => scope.isGenerator && scope.isAsync,
    make: (random) => ({ caught: random.chance(0.2), value: random.chance(0.3) }),
    write(node, out) {
      out.attempt(node, node.params.caught, () => {
        const code = { py: `(yield ${node.id})`, ts: `(yield ${node.id})` };
        if (node.params.value) out.log(node, "was sent", code);
        else out.line({ py: `yield ${node.id}`, ts: `yield ${node.id}` });
      });
    },
  }),

  construct<{ generator: string | null; caught: boolean }, "body">({
    kind: "async for",
    weight: 6,
    fits: inShallowAsync,
    make: (random, scope) => ({ generator: generator(random, scope), caught: random.chance(0.6) }),
    blocks: (_random, scope) => ({ body: scope.block(2, { isLoop: true }) }),
    write(node, out) {
      const { generator: called, caught } = node.params;
      if (called === null) return;
      const variable = variableOf(called);
      out.attempt(node, caught, () => {
        out.assign(variable, call("keep", [call(called)]));
        const item = `v${node.id}`;
        out.asyncFor(item, out.variable(variable), () => {
          out.log(node, "item", same(item));
          out.nodes(node.blocks.body);
        });
        out.log(node, "exhausted");
      });
    },
  }),

  construct<{ generator: string | null; caught: boolean }, "body">({
    kind: "aclosing",
    weight: 3,
    fits: inShallowAsync,
    make: (random, scope) => ({ generator: generator(random, scope), caught: random.chance(0.6) }),
    blocks: (_random, scope) => ({ body: scope.block(1, { isLoop: true }) }),
    write(node, out) {
      const { generator: called, caught } = node.params;
      if (called === null) return;
      const name = `w${node.id}`;
      const item = `v${node.id}`;
      const made = call("keep", [call(called)]);
      out.attempt(node, caught, () => {
        out.py(`async with contextlib.aclosing(${made.py}) as ${name}:`);
        out.ts("{");
        out.indented(() => {
          out.ts(`await using ${name} = ${made.ts};`);
          out.asyncFor(item, same(name), () => {
            out.log(node, "item", same(item));
            out.nodes(node.blocks.body);
          });
        });
        out.ts("}");
      });
    },
  }),

  construct<{ generator: string | null; operation: string }>({
    kind: "drive a generator",
    weight: 9,
    fits: inAsync,
    make: (random, scope) => ({
      generator: generator(random, scope),
      operation: random.pick(["next", "next", "next", "asend", "athrow", "aclose", "make", "make", "make"]),
    }),
    write(node, out) {
      const { generator: called, operation } = node.params;
      if (called === null) return;
      const variable = variableOf(called);
      if (operation === "make") {
        out.assign(variable, call("keep", [call(called)]));
        return;
      }
      out.when([variable], () => {
        out.variable(variable);
        out.attempt(node, true, () => {
          const step = {
            next: call(`${variable}.__anext__`),
            asend: call(`${variable}.asend`, [literal(`sent by ${node.id}`)]),
            athrow: call(`${variable}.athrow`, [exception("ValueError", `thrown by ${node.id}`)]),
            aclose: call(`${variable}.aclose`),
          }[operation as "next" | "asend" | "athrow" | "aclose"];
          out.log(node, operation, awaited(step));
        });
      });
    },
  }),
];
