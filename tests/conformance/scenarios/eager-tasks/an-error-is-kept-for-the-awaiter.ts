import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function fail() {
  throw new ValueError("at once");
}

async function main() {
  const task = asyncio.createTask(fail(), { eagerStart: true });
  console.log("created", task.done() ? "done" : "pending");
  try {
    await task;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
