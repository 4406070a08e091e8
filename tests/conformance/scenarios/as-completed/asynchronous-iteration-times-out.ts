import * as asyncio from "asyncio";
import { TypeError } from "builtins";

async function main() {
  const tasks = [1, 3].map((n) => asyncio.createTask(asyncio.sleep(n, n)));
  try {
    for await (const task of asyncio.asCompleted([...tasks, ...tasks], { timeout: 2 })) {
      console.log("slept", task.result());
    }
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out");
  }
  for await (const task of asyncio.asCompleted([])) console.log("never");
  console.log(await tasks[1]);
  for (const bad of [tasks[0], 3]) {
    try {
      asyncio.asCompleted(bad);
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      console.log(e.message);
    }
  }
  const future = asyncio.getRunningLoop().createFuture();
  future.setResult("done");
  for await (const done of asyncio.asCompleted([future, asyncio.sleep(1, "slept")])) {
    console.log(await done, done === future ? "original" : "made");
  }
}

asyncio.run(main());
