import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function fail() {
  throw new ValueError("lost");
}

async function main() {
  const task = asyncio.createTask(fail());
  await asyncio.sleep(1);
  console.log("main ends", task.done() ? "done" : "pending");
}

asyncio.run(main());
