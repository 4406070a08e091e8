import * as asyncio from "asyncio";

async function work(n) {
  try {
    await asyncio.sleep(n);
    console.log("done", n);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) console.log("cancelled", n);
    throw e;
  }
}

async function main() {
  try {
    await using _ = await asyncio.timeout(2);
    await using group = await new asyncio.TaskGroup();
    for (const n of [1, 3, 4]) group.createTask(work(n));
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out, not grouped");
  }
}

asyncio.run(main());
