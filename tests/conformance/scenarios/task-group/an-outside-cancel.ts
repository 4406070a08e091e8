import * as asyncio from "asyncio";

async function work(name) {
  try {
    await asyncio.sleep(10);
  } finally {
    console.log(name, "ends");
  }
}

async function run() {
  await using group = await new asyncio.TaskGroup();
  group.createTask(work("a"));
  group.createTask(work("b"));
}

async function main() {
  const task = asyncio.createTask(run());
  await asyncio.sleep(1);
  task.cancel("enough");
  try {
    await task;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
