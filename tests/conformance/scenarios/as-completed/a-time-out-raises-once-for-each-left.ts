import * as asyncio from "asyncio";

async function main() {
  const tasks = [1, 3, 4].map((n) => asyncio.createTask(asyncio.sleep(n, n)));
  for (const coroutine of asyncio.asCompleted(tasks, { timeout: 2 })) {
    try {
      console.log("slept", await coroutine);
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      console.log("timed out");
    }
  }
  console.log("they run on:", tasks.filter((t) => !t.done()).length);
  console.log("slept", await tasks[2]);
}

asyncio.run(main());
