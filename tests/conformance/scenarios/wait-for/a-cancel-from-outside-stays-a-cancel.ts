import * as asyncio from "asyncio";

async function work() {
  await asyncio.waitFor(asyncio.sleep(10), 5);
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel("outside");
  try {
    await task;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
