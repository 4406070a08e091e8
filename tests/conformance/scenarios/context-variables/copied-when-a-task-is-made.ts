import * as asyncio from "asyncio";
import { ContextVar } from "contextvars";

const name = new ContextVar("name", { default: "nobody" });

async function show(label) {
  console.log(label, name.get());
  name.set("changed in " + label);
}

async function main() {
  name.set("main");
  const task = asyncio.createTask(show("task"));
  name.set("later");
  await task;
  console.log("main has", name.get());
  await show("await");
  console.log("main has", name.get());
}

asyncio.run(main());
