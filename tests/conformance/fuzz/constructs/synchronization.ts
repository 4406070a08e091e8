import { awaited, call, type Dual, literal, same } from "../dual.ts";
import { awaitedWithin, limit } from "../references.ts";
import { type Construct, construct, inAsync, inShallowAsync } from "../tree.ts";

const LOCKS = ["lock", "lock", "semaphore", "bounded", "condition"] as const;

/** A function without arguments that is given on the spot. */
function lambda(value: Dual): Dual {
  return { py: `lambda: ${value.py}`, ts: `() => ${value.ts}` };
}

/** Lock, Semaphore, BoundedSemaphore, Event, Condition, Barrier. */
export const synchronization: readonly Construct[] = [
  construct<{ lock: string; caught: boolean }, "body">({
    kind: "with lock",
    weight: 10,
    fits: inShallowAsync,
    make: (random) => ({ lock: random.pick(LOCKS), caught: random.chance(0.3) }),
    blocks: (_random, scope) => ({ body: scope.block(3) }),
    write(node, out) {
      const { lock, caught } = node.params;
      out.attempt(node, caught, () => {
        out.asyncWith(node, out.variable(lock), null, () => {
          out.log(node, "entered", call(`${lock}.locked`));
          out.nodes(node.blocks.body);
        });
        out.log(node, "left", call(`${lock}.locked`));
      });
    },
  }),

  construct<{ lock: string; limit: number | null }>({
    kind: "acquire",
    weight: 3,
    fits: inAsync,
    make: (random) => ({ lock: random.pick(LOCKS), limit: limit(random) }),
    write(node, out) {
      const { lock, limit: seconds } = node.params;
      out.variable(lock);
      out.attempt(node, seconds !== null, () => {
        out.log(node, "acquired", awaitedWithin(call(`${lock}.acquire`), seconds));
      });
    },
  }),

  construct<{ lock: string }>({
    kind: "release",
    weight: 4,
    make: (random) => ({ lock: random.pick(LOCKS) }),
    write(node, out) {
      const { lock } = node.params;
      out.variable(lock);
      out.attempt(node, true, () => {
        out.line(call(`${lock}.release`));
        out.log(node, "released", call(`${lock}.locked`));
      });
    },
  }),

  construct<{ limit: number | null }>({
    kind: "wait for the event",
    weight: 4,
    fits: inAsync,
    make: (random) => ({ limit: limit(random) }),
    write(node, out) {
      const seconds = node.params.limit;
      out.variable("event");
      out.attempt(node, seconds !== null, () => {
        out.log(node, "event", awaitedWithin(call("event.wait"), seconds));
      });
    },
  }),

  construct<{ method: string }>({
    kind: "set or clear the event",
    weight: 6,
    make: (random) => ({ method: random.pick(["set", "set", "clear"]) }),
    write(node, out) {
      out.variable("event");
      out.line(call(`event.${node.params.method}`));
      out.log(node, node.params.method, call("event.is_set"));
    },
  }),

  construct<{ predicate: boolean; locked: boolean; limit: number | null; caught: boolean }, "body">({
    kind: "wait for the condition",
    weight: 6,
    fits: inShallowAsync,
    make: (random) => ({
      predicate: random.chance(0.3),
      locked: random.chance(0.92),
      limit: limit(random),
      caught: random.chance(0.7),
    }),
    blocks: (_random, scope) => ({ body: scope.block(1) }),
    write(node, out) {
      const { predicate, locked, limit: seconds, caught } = node.params;
      const condition = out.variable("condition");
      const wait = () => {
        if (predicate) out.variable("event");
        const waiting = predicate
          ? call("condition.wait_for", [lambda(call("event.is_set"))])
          : call("condition.wait");
        out.log(node, "notified", awaitedWithin(waiting, seconds));
        out.nodes(node.blocks.body);
      };
      out.attempt(node, caught || !locked, () => {
        if (locked) out.asyncWith(node, condition, null, wait);
        else wait();
      });
    },
  }),

  construct<{ count: number | null; locked: boolean }>({
    kind: "notify",
    weight: 7,
    fits: inAsync,
    make: (random) => ({
      count: random.chance(0.4) ? null : 1 + random.below(2),
      locked: random.chance(0.92),
    }),
    write(node, out) {
      const { count, locked } = node.params;
      const condition = out.variable("condition");
      const notify = () => {
        out.line(count === null ? call("condition.notify_all") : call("condition.notify", [literal(count)]));
        out.log(node, "notifies");
      };
      out.attempt(node, !locked, () => {
        if (locked) out.asyncWith(node, condition, null, notify);
        else notify();
      });
    },
  }),

  construct<{ inBlock: boolean; limit: number | null; caught: boolean }>({
    kind: "wait at the barrier",
    weight: 6,
    fits: inAsync,
    make: (random) => ({ inBlock: random.chance(0.3), limit: limit(random), caught: random.chance(0.8) }),
    write(node, out) {
      const { inBlock, limit: seconds, caught } = node.params;
      const barrier = out.variable("barrier");
      out.attempt(node, caught, () => {
        if (inBlock) out.asyncWith(node, barrier, null, () => out.log(node, "passed", same(`w${node.id}`)));
        else out.log(node, "passed", awaitedWithin(call("barrier.wait"), seconds));
      });
    },
  }),

  construct<{ method: string }>({
    kind: "abort or reset the barrier",
    weight: 2,
    fits: inAsync,
    make: (random) => ({ method: random.pick(["abort", "reset", "reset"]) }),
    write(node, out) {
      out.variable("barrier");
      out.line(awaited(call(`barrier.${node.params.method}`)));
      out.log(
        node,
        node.params.method,
        { py: "barrier.n_waiting", ts: "barrier.nWaiting" },
        same("barrier.broken"),
      );
    },
  }),
];
