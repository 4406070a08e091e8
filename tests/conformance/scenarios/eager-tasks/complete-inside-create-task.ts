import * as asyncio from "asyncio";

async function quick(name) {
  console.log(name, "runs in", asyncio.currentTask().getName());
  return name;
}

async function main() {
  asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
  const task = asyncio.createTask(quick("a"), { name: "eager" });
  console.log("done", task.done() ? "yes" : "no", task.result());
  console.log("current again", asyncio.currentTask().getName());
}

asyncio.run(main());
