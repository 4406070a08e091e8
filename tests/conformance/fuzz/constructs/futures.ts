import { call, exception, literal } from "../dual.ts";
import { anyTask, future } from "../references.ts";
import { type Construct, construct } from "../tree.ts";

/** Futures that are set by hand, and callbacks of futures. */
export const futures: readonly Construct[] = [
  construct<{ future: string }>({
    kind: "create future",
    weight: 4,
    make: (random) => ({ future: future(random) }),
    write: (node, out) => out.assign(node.params.future, call("asyncio.get_running_loop().create_future")),
  }),

  construct<{ future: string; error: boolean }>({
    kind: "set future",
    weight: 5,
    make: (random) => ({ future: future(random), error: random.chance(0.3) }),
    write(node, out) {
      const { future: name, error } = node.params;
      out.when([name], () => {
        out.attempt(node, true, () => {
          out.line(
            error
              ? call(`${name}.set_exception`, [exception("ValueError", `set by ${node.id}`)])
              : call(`${name}.set_result`, [literal(`set by ${node.id}`)]),
          );
          out.log(node, "set", out.variable(name));
        });
      });
    },
  }),

  construct<{ future: string; removed: boolean }, "body">({
    kind: "done callback",
    weight: 4,
    make: (random) => ({
      future: random.chance(0.3) ? future(random) : anyTask(random),
      removed: random.chance(0.1),
    }),
    blocks: (_random, scope) => ({ body: scope.block(1, { isAsync: false, isLoop: false }) }),
    write(node, out) {
      const { future: name, removed } = node.params;
      out.when([name], () => {
        out.variable(name);
        const callback = out.callback(node, () => {
          out.log(node, "done", out.variable(name));
          out.nodes(node.blocks.body);
        });
        out.line(call(`${name}.add_done_callback`, [callback]));
        if (removed) out.log(node, "removed", call(`${name}.remove_done_callback`, [callback]));
      });
    },
  }),
];
