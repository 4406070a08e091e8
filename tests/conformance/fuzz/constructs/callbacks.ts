import { call, type Dual, literal } from "../dual.ts";
import { delay } from "../references.ts";
import { type Construct, construct } from "../tree.ts";

/** Callbacks of the loop, and their handles. */
export const callbacks: readonly Construct[] = [
  construct<{ delay: number | null; at: boolean; handle: string }, "body">({
    kind: "call later",
    weight: 6,
    make: (random) => ({
      delay: random.chance(0.3) ? null : delay(random),
      at: random.chance(0.2),
      handle: random.pick(["h0", "h1"]),
    }),
    blocks: (_random, scope) => ({ body: scope.block(2, { isAsync: false, isLoop: false }) }),
    write(node, out) {
      const callback = out.callback(node, () => {
        out.log(node, "called");
        out.nodes(node.blocks.body);
      });
      out.assign(node.params.handle, schedule(node.params.delay, node.params.at, callback));
    },
  }),

  construct<{ handle: string }>({
    kind: "cancel handle",
    weight: 1,
    make: (random) => ({ handle: random.pick(["h0", "h1"]) }),
    write(node, out) {
      const { handle } = node.params;
      out.when([handle], () => {
        out.line(call(`${handle}.cancel`));
        out.log(node, "cancelled", call(`${handle}.cancelled`));
      });
    },
  }),
];

function schedule(seconds: number | null, isInstant: boolean, callback: Dual): Dual {
  const loop = call("asyncio.get_running_loop");
  if (seconds === null) return call("asyncio.get_running_loop().call_soon", [callback]);
  if (!isInstant) return call("asyncio.get_running_loop().call_later", [literal(seconds), callback]);
  const instant = { py: `${loop.py}.time() + ${seconds}`, ts: `${loop.ts}.time() + ${seconds}` };
  return call("asyncio.get_running_loop().call_at", [instant, callback]);
}
