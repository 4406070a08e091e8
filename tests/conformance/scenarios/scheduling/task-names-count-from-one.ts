import * as asyncio from "asyncio";

async function name() {
  return asyncio.currentTask().getName();
}

async function main() {
  console.log(await name());
  console.log(await asyncio.createTask(name()));
  console.log(await asyncio.createTask(name(), { name: "mine" }));
  const task = asyncio.createTask(name());
  task.setName("renamed");
  console.log(await task);
  console.log(await asyncio.createTask(name()));
}

asyncio.run(main());
