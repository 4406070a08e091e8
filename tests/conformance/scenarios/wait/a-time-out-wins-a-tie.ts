import * as asyncio from "asyncio";

async function main() {
  const task = asyncio.createTask(asyncio.sleep(1));
  const [done, pending] = await asyncio.wait([task], { timeout: 1 });
  console.log("wait:", done.size, "done", pending.size, "pending");
  try {
    await asyncio.waitFor(asyncio.sleep(1), 1);
    console.log("finished");
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("wait_for: timed out");
  }
}

asyncio.run(main());
