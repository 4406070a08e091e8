import { awaited, call, literal } from "../dual.ts";
import { anyTask, futureTarget, taskOf, worker } from "../references.ts";
import { type Construct, construct, inAsync } from "../tree.ts";

/** Making tasks, waiting for them, and looking at them. */
export const tasks: readonly Construct[] = [
  construct<{ worker: string | null; variable: string; name: boolean; eager: string }>({
    kind: "create task",
    weight: 18,
    make(random, scope) {
      const name = worker(random, scope);
      return {
        worker: name,
        variable: name === null ? "" : taskOf(random, name),
        name: random.chance(0.3),
        eager: random.chance(0.12) ? random.pick(["True", "False"]) : "",
      };
    },
    write(node, out) {
      const { worker: called, variable, name, eager } = node.params;
      if (called === null) return;
      const options = {
        ...(name && { name: literal(`made by ${node.id}`) }),
        ...(eager !== "" && { eager_start: literal(eager === "True") }),
      };
      out.assign(variable, call("asyncio.create_task", [call(called)], options));
      out.log(node, "created", out.variable(variable));
    },
  }),

  construct<{ target: string; caught: boolean }>({
    kind: "await",
    weight: 8,
    fits: inAsync,
    make: (random, scope) => ({ target: futureTarget(random, scope), caught: random.chance(0.75) }),
    write(node, out) {
      const { target, caught } = node.params;
      out.when([target], () => {
        out.attempt(node, caught, () => out.log(node, "got", awaited(out.variable(target))));
      });
    },
  }),

  construct<{ task: string }>({
    kind: "look at a task",
    weight: 4,
    make: (random) => ({ task: anyTask(random) }),
    write(node, out) {
      const { task } = node.params;
      out.when([task], () => {
        const variable = out.variable(task);
        out.log(node, "is", variable, call(`${task}.done`), call(`${task}.cancelling`));
      });
    },
  }),

  construct<{ task: string; method: string }>({
    kind: "ask for a result",
    weight: 2,
    make: (random) => ({ task: anyTask(random), method: random.pick(["result", "exception"]) }),
    write(node, out) {
      const { task, method } = node.params;
      out.when([task], () => {
        out.variable(task);
        out.attempt(node, true, () => out.log(node, method, call(`${task}.${method}`)));
      });
    },
  }),

  construct({
    kind: "all tasks",
    weight: 1,
    make: () => ({}),
    write(node, out) {
      const all = call("asyncio.all_tasks");
      out.log(node, "all tasks", { py: `list(${all.py})`, ts: `[...${all.ts}]` });
    },
  }),

  construct({
    kind: "await oneself",
    weight: 0.3,
    fits: inAsync,
    make: () => ({}),
    write(node, out) {
      out.attempt(node, true, () => out.line(awaited(call("asyncio.current_task"))));
    },
  }),
];
