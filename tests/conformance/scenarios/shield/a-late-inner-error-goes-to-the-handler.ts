import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function fail() {
  await asyncio.sleep(2);
  throw new ValueError("late");
}

async function main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((loop, context) => console.log("handler:", context.message, context.exception.message));
  const inner = asyncio.createTask(fail());
  const outer = asyncio.shield(inner);
  loop.callLater(1, () => outer.cancel());
  try {
    await outer;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("outer cancelled");
  }
  await asyncio.sleep(3);
}

asyncio.run(main());
