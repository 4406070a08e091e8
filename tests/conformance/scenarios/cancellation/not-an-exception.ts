import * as asyncio from "asyncio";
import { Exception } from "builtins";

async function work() {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    if (!(e instanceof Exception)) throw e;
    console.log("never: CancelledError is no Exception");
  }
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  try {
    await task;
  } catch (e) {
    console.log(e instanceof Exception ? "Exception" : "only a BaseException");
  }
}

asyncio.run(main());
