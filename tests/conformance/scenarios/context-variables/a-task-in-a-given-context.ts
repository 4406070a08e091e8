import * as asyncio from "asyncio";
import { ContextVar, copyContext } from "contextvars";

const name = new ContextVar("name");

async function work() {
  console.log("task sees", name.get());
  name.set("from task");
}

async function main() {
  name.set("main");
  const context = copyContext();
  context.run(() => name.set("given"));
  await asyncio.createTask(work(), { context });
  console.log("context", context.get(name));
  console.log("main", name.get());
}

asyncio.run(main());
