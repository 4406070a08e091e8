import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function work() {
  asyncio.currentTask().cancel();
  throw new ValueError("stronger");
}

async function main() {
  const task = asyncio.createTask(work());
  try {
    await task;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
  console.log("cancelled", task.cancelled() ? "yes" : "no");
}

asyncio.run(main());
