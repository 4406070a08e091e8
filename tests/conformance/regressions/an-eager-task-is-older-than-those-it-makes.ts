import * as asyncio from "asyncio";

async function nothing() {}

async function parent() {
  asyncio.createTask(nothing(), { name: "child" });
  console.log(...[...asyncio.allTasks()].map((task) => task.getName()));
  await asyncio.sleep(0);
}

async function main() {
  const task = asyncio.createTask(parent(), { name: "parent", eagerStart: true });
  console.log(...[...asyncio.allTasks()].map((task) => task.getName()));
  await task;
}

asyncio.run(main());
