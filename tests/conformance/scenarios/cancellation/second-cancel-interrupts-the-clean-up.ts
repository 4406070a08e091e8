import * as asyncio from "asyncio";

async function work() {
  try {
    await asyncio.sleep(10);
  } finally {
    try {
      await asyncio.sleep(10);
    } finally {
      console.log("requests", asyncio.currentTask().cancelling());
    }
  }
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel("one");
  await asyncio.sleep(1);
  task.cancel("two");
  try {
    await task;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
