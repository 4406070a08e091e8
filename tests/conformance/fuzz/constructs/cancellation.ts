import { call, type Dual, literal, same } from "../dual.ts";
import { anyTask, delay, future, message } from "../references.ts";
import { type Construct, construct, inAsync, type Scope } from "../tree.ts";

function cancel(of: string, text: string | null): Dual {
  return call(`${of}.cancel`, text === null ? [] : [literal(text)]);
}

/** Not in `main`, whose end is the program's. */
const inFunction = (scope: Scope): boolean => scope.isAsync && scope.level > 0;

/** The task that runs here. */
const SELF: Dual = call("asyncio.current_task");

/** Cancelling at odd moments. */
export const cancellation: readonly Construct[] = [
  construct<{ task: string; text: string | null; twice: boolean }>({
    kind: "cancel",
    weight: 9,
    make: (random) => ({
      task: random.chance(0.1) ? future(random) : random.chance(0.08) ? "r0" : anyTask(random),
      text: message(random),
      twice: random.chance(0.15),
    }),
    write(node, out) {
      const { task, text, twice } = node.params;
      out.when([task], () => {
        out.variable(task);
        out.log(node, "cancels", cancel(task, text));
        if (twice) out.log(node, "cancels again", cancel(task, `again by ${node.id}`));
      });
    },
  }),

  construct<{ text: string | null }>({
    kind: "cancel oneself",
    weight: 1.5,
    fits: inFunction,
    make: (random) => ({ text: message(random) }),
    write(node, out) {
      const self = out.local(node, SELF);
      out.log(node, "cancels itself", cancel(self.py, node.params.text));
    },
  }),

  construct<{ delay: number; text: string | null }>({
    kind: "cancel oneself later",
    weight: 3,
    fits: inFunction,
    make: (random) => ({ delay: delay(random), text: message(random) }),
    write(node, out) {
      const self = out.local(node, SELF);
      const given = node.params.text === null ? [] : [literal(node.params.text)];
      const later = [
        literal(node.params.delay),
        { py: `${self.py}.cancel`, ts: `(...a) => ${self.ts}.cancel(...a)` },
      ];
      out.line(call("asyncio.get_running_loop().call_later", [...later, ...given]));
    },
  }),

  construct<{ task: string | null }>({
    kind: "uncancel",
    weight: 3,
    fits: inAsync,
    make: (random) => ({ task: random.chance(0.3) ? anyTask(random) : null }),
    write(node, out) {
      const { task } = node.params;
      if (task === null) {
        const self = out.local(node, SELF);
        out.log(node, "uncancels itself", call(`${self.py}.uncancel`));
        return;
      }
      out.when([task], () => out.log(node, "uncancels", same(task), call(`${task}.uncancel`)));
    },
  }),
];
