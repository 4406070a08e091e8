import type { Construct } from "../tree.ts";
import { callbacks } from "./callbacks.ts";
import { cancellation } from "./cancellation.ts";
import { combinators } from "./combinators.ts";
import { contextVariables } from "./context-variables.ts";
import { control } from "./control.ts";
import { crowds } from "./crowds.ts";
import { futures } from "./futures.ts";
import { generators } from "./generators.ts";
import { managers } from "./managers.ts";
import { queues } from "./queues.ts";
import { synchronization } from "./synchronization.ts";
import { taskGroups } from "./task-groups.ts";
import { tasks } from "./tasks.ts";
import { timeouts } from "./timeouts.ts";

/** Every construct that a random program may have. */
export const constructs: readonly Construct[] = [
  ...control,
  ...tasks,
  ...cancellation,
  ...futures,
  ...callbacks,
  ...combinators,
  ...timeouts,
  ...taskGroups,
  ...managers,
  ...synchronization,
  ...queues,
  ...crowds,
  ...generators,
  ...contextVariables,
];

const byKind = new Map(constructs.map((construct) => [construct.kind, construct]));

/** @returns the construct of a node. */
export function constructOf(kind: string): Construct {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`no construct is called ${kind}`);
  return found;
}
