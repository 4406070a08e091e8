import type { Dual } from "./dual.ts";

/**
 * What every random program starts with. `log` prints who runs, how often it was asked to cancel, and what
 * it is given; nothing where no loop runs, as CPython runs the rest of coroutines that it collects.
 * CPython closes generators at the end once more that are done but still referred to, in a task each; so that
 * no such reference counts, they are forgotten before.
 * A text ends before the first `<`, which begins an object's `repr` with places of the files in it.
 * What CPython's collector has to say is left out, as reference counts time it.
 */
export const PRELUDE: Dual = {
  py: `import asyncio
import contextlib
import contextvars

kept = []

def keep(value):
    kept.append(value)
    return value

def forget_finished_generators(loop):
    shutdown = loop.shutdown_asyncgens

    async def shutdown_asyncgens():
        for generator in list(loop._asyncgens):
            if generator.ag_frame is None:
                loop._asyncgens.discard(generator)
        await shutdown()

    loop.shutdown_asyncgens = shutdown_asyncgens

def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({value.message}: {', '.join(map(show, value.exceptions))})"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({str(value).split(' <')[0]})"
    if isinstance(value, asyncio.Future):
        return state(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(value).removesuffix(".0")
    if isinstance(value, (str, int)) or value is None:
        return str(value)
    return f"[{', '.join(map(show, value))}]"

def state(future):
    name = future.get_name() if isinstance(future, asyncio.Task) else "future"
    if not future.done():
        return f"{name} pending"
    try:
        return f"{name} = {show(future.result())}"
    except BaseException as error:
        return f"{name} {'cancelled ' if future.cancelled() else ''}{show(error)}"

def log(*values):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    task = asyncio.current_task()
    print("loop" if task is None else f"{task.get_name()}/{task.cancelling()}", *map(show, values))

class Manager:
    def __init__(self, number, delay, suppress):
        self.number = number
        self.delay = delay
        self.suppress = suppress

    def __enter__(self):
        log(f"{self.number} enters")
        return f"manager {self.number}"

    def __exit__(self, kind, error, traceback):
        log(f"{self.number} exits", error)
        return self.suppress

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(self.delay)
        return self.__exit__(kind, error, traceback)

def handle(loop, context):
    message = context["message"]
    if "never retrieved" not in message and "was destroyed" not in message:
        log("handler", message.split("(")[0].split(" callback")[0].split(" <")[0], context.get("exception"))
`,
  ts: `import * as asyncio from "asyncio";
import * as builtins from "builtins";
import * as contextvars from "contextvars";

const kept = [];

function keep(value) {
  kept.push(value);
  return value;
}

function show(value) {
  if (value instanceof builtins.BaseExceptionGroup) {
    return \`\${value.name}(\${value.message}: \${value.exceptions.map(show).join(", ")})\`;
  }
  if (value instanceof Error) return \`\${value.name}(\${value.message.split(" <")[0]})\`;
  if (value instanceof asyncio.Future) return state(value);
  if (value === null || value === undefined) return "None";
  if (typeof value !== "object") return String(value);
  return \`[\${[...value].map(show).join(", ")}]\`;
}

function state(future) {
  const name = future instanceof asyncio.Task ? future.getName() : "future";
  if (!future.done()) return \`\${name} pending\`;
  try {
    return \`\${name} = \${show(future.result())}\`;
  } catch (error) {
    return \`\${name} \${future.cancelled() ? "cancelled " : ""}\${show(error)}\`;
  }
}

function log(...values) {
  try {
    asyncio.getRunningLoop();
  } catch {
    return;
  }
  const task = asyncio.currentTask();
  console.log(task === null ? "loop" : \`\${task.getName()}/\${task.cancelling()}\`, ...values.map(show));
}

class Manager {
  constructor(number, delay, suppress) {
    this.number = number;
    this.delay = delay;
    this.suppress = suppress;
  }

  __enter__() {
    log(\`\${this.number} enters\`);
    return \`manager \${this.number}\`;
  }

  __exit__(kind, error, traceback) {
    log(\`\${this.number} exits\`, error);
    return this.suppress;
  }

  async __aenter__() {
    await asyncio.sleep(0);
    return this.__enter__();
  }

  async __aexit__(kind, error, traceback) {
    await asyncio.sleep(this.delay);
    return this.__exit__(kind, error, traceback);
  }
}

function handle(loop, context) {
  const { message, exception } = context;
  if (!message.includes("never retrieved") && !message.includes("was destroyed")) {
    log("handler", message.split("(")[0].split(" callback")[0].split(" <")[0], exception);
  }
}
`,
};
