import * as asyncio from "asyncio";
import { Exception, SystemExit } from "builtins";

async function late() {
  try {
    await new asyncio.Queue().get();
  } catch (e) {
    if (!(e instanceof Exception)) throw e;
  }
  throw new SystemExit("nobody hears this");
}

async function scheduler() {
  asyncio.getRunningLoop().callSoon(() => asyncio.createTask(late()));
}

async function main() {
  asyncio.getRunningLoop().setExceptionHandler(() => {});
  asyncio.createTask(scheduler());
  console.log("main ends");
}

asyncio.run(main());
console.log("the program goes on");
