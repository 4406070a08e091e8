import * as asyncio from "asyncio";

async function work() {
  console.log("never printed");
}

async function main() {
  const task = asyncio.createTask(work());
  task.cancel("too early");
  try {
    await task;
  } catch (e) {
    console.log(`${e.name}: ${e.message}`);
  }
  console.log("done", task.done() ? "yes" : "no");
}

asyncio.run(main());
