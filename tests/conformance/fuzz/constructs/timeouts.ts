import { call, type Dual, literal } from "../dual.ts";
import { delay, timeout } from "../references.ts";
import { type Construct, construct, inShallowAsync } from "../tree.ts";

const SCOPES = ["c0", "c1"] as const;

/** Seconds from now as an instant of the loop's clock; null stays null. */
function instant(seconds: number | null): Dual {
  if (seconds === null) return literal(null);
  const now = call("asyncio.get_running_loop().time");
  return { py: `${now.py} + ${seconds}`, ts: `${now.ts} + ${seconds}` };
}

/** `async with asyncio.timeout(…)`, and moving its deadline. */
export const timeouts: readonly Construct[] = [
  construct<{ timeout: number | null; at: boolean; variable: string; caught: boolean }, "body">({
    kind: "timeout",
    weight: 10,
    fits: inShallowAsync,
    make: (random) => ({
      timeout: timeout(random),
      at: random.chance(0.3),
      variable: random.pick(SCOPES),
      caught: random.chance(0.7),
    }),
    blocks: (_random, scope) => ({ body: scope.block(3) }),
    write(node, out) {
      const { timeout: seconds, at, variable, caught } = node.params;
      const manager = at
        ? call("asyncio.timeout_at", [instant(seconds)])
        : call("asyncio.timeout", [literal(seconds)]);
      out.attempt(node, caught, () => {
        out.asyncWith(node, manager, variable, () => {
          out.nodes(node.blocks.body);
          out.log(node, "end of the block", call(`${variable}.expired`));
        });
        out.log(node, "left", call(`${variable}.expired`));
      });
    },
  }),

  construct<{ variable: string; delay: number | null }>({
    kind: "reschedule",
    weight: 5,
    make: (random) => ({
      variable: random.pick(SCOPES),
      delay: random.chance(0.2) ? null : delay(random),
    }),
    write(node, out) {
      const { variable, delay: seconds } = node.params;
      out.when([variable], () => {
        out.variable(variable);
        out.attempt(node, true, () => {
          out.line(call(`${variable}.reschedule`, [instant(seconds)]));
          out.log(node, "rescheduled", call(`${variable}.when`), call(`${variable}.expired`));
        });
      });
    },
  }),
];
