import { call, literal, make } from "../dual.ts";
import { LEVELS, taskOf } from "../references.ts";
import { type Construct, construct, inShallowAsync } from "../tree.ts";

/** TaskGroup: nested, with errors of children and of the body, and children added by others. */
export const taskGroups: readonly Construct[] = [
  construct<{ variable: string; first: readonly string[]; caught: boolean }, "body">({
    kind: "task group",
    weight: 10,
    fits: (scope) => inShallowAsync(scope) && scope.level < LEVELS.length,
    make(random, scope) {
      const levels = LEVELS.filter((level) => level > scope.level);
      return {
        variable: `g${scope.level}`,
        first: random.several(1, 3, () => `w${random.pick(levels)}${random.pick(["a", "b"])}`),
        caught: random.chance(0.7),
      };
    },
    blocks: (_random, scope) => ({ body: scope.block(3) }),
    write(node, out) {
      const { variable, first, caught } = node.params;
      out.attempt(node, caught, () => {
        out.asyncWith(node, make("asyncio.TaskGroup"), variable, () => {
          for (const worker of first) {
            // In a variable of the level, so that others can cancel it.
            out.assign(`t${worker.slice(1)}`, call(`${variable}.create_task`, [call(worker)]));
          }
          out.nodes(node.blocks.body);
          out.log(node, "end of the block");
        });
        out.log(node, "left");
      });
    },
  }),

  construct<{ variable: string; worker: string; task: string; name: boolean }>({
    kind: "add to a group",
    weight: 6,
    fits: (scope) => scope.level < LEVELS.length,
    make(random, scope) {
      // A group's children stand above the level of its own function, and above this one's.
      const group = random.below(LEVELS.length);
      const levels = LEVELS.filter((level) => level > Math.max(group, scope.level));
      const worker = `w${random.pick(levels)}${random.pick(["a", "b"])}`;
      return { variable: `g${group}`, worker, task: taskOf(random, worker), name: random.chance(0.3) };
    },
    write(node, out) {
      const { variable, worker, task, name } = node.params;
      out.when([variable], () => {
        out.attempt(node, true, () => {
          const options = name ? { name: literal(`added by ${node.id}`) } : {};
          out.assign(task, call(`${variable}.create_task`, [call(worker)], options));
          out.log(node, "added", out.variable(task));
        });
      });
    },
  }),
];
