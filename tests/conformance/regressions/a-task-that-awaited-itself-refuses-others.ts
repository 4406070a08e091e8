import * as asyncio from "asyncio";
import { RuntimeError } from "builtins";

async function refused(name) {
  try {
    await asyncio.currentTask();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    console.log(name, e.message.split(":")[0]);
  }
}

async function other(task) {
  try {
    await task;
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    console.log("other:", e.message);
  }
}

async function main() {
  await refused("first");
  await refused("second");
  await asyncio.createTask(other(asyncio.currentTask()));
}

asyncio.run(main());
