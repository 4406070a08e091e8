import { call, literal } from "../dual.ts";
import { awaitedWithin, limit } from "../references.ts";
import { type Construct, construct, inAsync } from "../tree.ts";

const QUEUES = ["queue", "queue", "stack", "priorities"] as const;

/** What is put: numbers, which any of the queues can order. */
export const queues: readonly Construct[] = [
  construct<{ queue: string; limit: number | null; caught: boolean }>({
    kind: "put",
    weight: 7,
    fits: inAsync,
    make: (random) => ({ queue: random.pick(QUEUES), limit: limit(random), caught: random.chance(0.8) }),
    write(node, out) {
      const { queue, limit: seconds, caught } = node.params;
      out.variable(queue);
      out.attempt(node, caught, () => {
        out.line(awaitedWithin(call(`${queue}.put`, [literal(node.id)]), seconds));
        out.log(node, "put", call(`${queue}.qsize`));
      });
    },
  }),

  construct<{ queue: string; done: boolean; limit: number | null; caught: boolean }>({
    kind: "get",
    weight: 7,
    fits: inAsync,
    make: (random) => ({
      queue: random.pick(QUEUES),
      done: random.chance(0.5),
      limit: limit(random),
      caught: random.chance(0.8),
    }),
    write(node, out) {
      const { queue, done, limit: seconds, caught } = node.params;
      out.variable(queue);
      out.attempt(node, caught, () => {
        out.log(node, "got", awaitedWithin(call(`${queue}.get`), seconds));
        if (done) out.line(call(`${queue}.task_done`));
      });
    },
  }),

  construct<{ queue: string; put: boolean }>({
    kind: "put or get at once",
    weight: 4,
    make: (random) => ({ queue: random.pick(QUEUES), put: random.chance(0.6) }),
    write(node, out) {
      const { queue, put } = node.params;
      out.variable(queue);
      out.attempt(node, true, () => {
        if (put) {
          out.line(call(`${queue}.put_nowait`, [literal(node.id)]));
          out.log(node, "put at once", call(`${queue}.full`));
        } else {
          out.log(node, "got at once", call(`${queue}.get_nowait`), call(`${queue}.empty`));
        }
      });
    },
  }),

  construct<{ queue: string }>({
    kind: "task done",
    weight: 2,
    make: (random) => ({ queue: random.pick(QUEUES) }),
    write(node, out) {
      const { queue } = node.params;
      out.variable(queue);
      out.attempt(node, true, () => {
        out.line(call(`${queue}.task_done`));
        out.log(node, "task done");
      });
    },
  }),

  construct<{ queue: string; limit: number | null }>({
    kind: "join",
    weight: 2,
    fits: inAsync,
    make: (random) => ({ queue: random.pick(QUEUES), limit: limit(random) }),
    write(node, out) {
      const { queue, limit: seconds } = node.params;
      out.variable(queue);
      out.attempt(node, seconds !== null, () => {
        out.line(awaitedWithin(call(`${queue}.join`), seconds));
        out.log(node, "joined");
      });
    },
  }),

  construct<{ queue: string; immediate: boolean }>({
    kind: "shut a queue down",
    weight: 1.5,
    make: (random) => ({ queue: random.pick(QUEUES), immediate: random.chance(0.4) }),
    write(node, out) {
      const { queue, immediate } = node.params;
      out.variable(queue);
      out.line(call(`${queue}.shutdown`, [], immediate ? { immediate: literal(true) } : {}));
      out.log(node, "shut down", call(`${queue}.qsize`));
    },
  }),
];
