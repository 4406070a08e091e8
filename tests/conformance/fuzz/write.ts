import { constructOf } from "./constructs/index.ts";
import { call, type Dual, literal, make, same } from "./dual.ts";
import { PRELUDE } from "./prelude.ts";
import type { FunctionNode, ProgramTree } from "./tree.ts";
import { Writer } from "./writer.ts";

/** What the program's variables hold from the start; all others hold nothing. */
const SHARED: Readonly<Record<string, Dual>> = {
  lock: make("asyncio.Lock"),
  semaphore: make("asyncio.Semaphore", [literal(1)]),
  bounded: make("asyncio.BoundedSemaphore", [literal(2)]),
  event: make("asyncio.Event"),
  condition: make("asyncio.Condition"),
  barrier: make("asyncio.Barrier", [literal(2)]),
  queue: make("asyncio.Queue", [], { maxsize: literal(1) }),
  stack: make("asyncio.LifoQueue"),
  priorities: make("asyncio.PriorityQueue", [], { maxsize: literal(2) }),
  context: make("contextvars.ContextVar", [literal("context")], { default: literal("unset") }),
};

/** Writes a program in Python and in TypeScript. */
export function write(tree: ProgramTree): Dual {
  const out = new Writer((node, writer) => constructOf(node.kind).write(node, writer));
  for (const fn of tree.functions) writeFunction(fn, tree, out);
  const { py, ts, variables } = out.finish();
  const values = variables.map((name) => ({ name, value: SHARED[name] ?? literal(null) }));
  return {
    py: [
      PRELUDE.py,
      ...values.map(({ name, value }) => `${name} = ${value.py}`),
      "",
      py,
      "asyncio.run(main())",
      "",
    ].join("\n"),
    ts: [
      PRELUDE.ts,
      ...values.map(({ name, value }) => `${SHARED[name] ? "const" : "let"} ${name} = ${value.ts};`),
      "",
      ts,
      "asyncio.run(main());",
      "",
    ].join("\n"),
  };
}

function writeFunction(fn: FunctionNode, tree: ProgramTree, out: Writer): void {
  const star = fn.isGenerator ? "*" : "";
  const heads = { py: `async def ${fn.name}():`, ts: `async function${star} ${fn.name}() {` };
  out.function(heads, "}", () => {
    if (fn.name === "main") {
      const loop = "asyncio.get_running_loop()";
      out.line(call(`${loop}.set_exception_handler`, [same("handle")]));
      if (tree.isEager) out.line(call(`${loop}.set_task_factory`, [EAGER]));
      out.py("forget_finished_generators(asyncio.get_running_loop())");
      out.line(call("keep", [call("asyncio.current_task")]));
      if (tree.watchdog !== null) {
        const bark = { py: 'lambda: kept[0].cancel("watchdog")', ts: '() => kept[0].cancel("watchdog")' };
        out.line(call(`${loop}.call_later`, [literal(tree.watchdog), bark]));
      }
    }
    out.nodes(fn.body);
    if (fn.isGenerator) out.line({ py: `yield "last"`, ts: `yield "last"` });
    else out.line(same(`return "end of ${fn.name}"`));
  });
  out.py("");
  out.ts("");
}

const EAGER: Dual = { py: "asyncio.eager_task_factory", ts: "asyncio.eagerTaskFactory" };
