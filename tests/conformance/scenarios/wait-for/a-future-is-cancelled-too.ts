import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function slow() {
  try {
    await asyncio.sleep(5);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    throw new ValueError("in the clean-up", { cause: null });
  }
}

async function main() {
  const loop = asyncio.getRunningLoop();
  let future = loop.createFuture();
  try {
    await asyncio.waitFor(future, { timeout: 1 });
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out, future", future.cancelled() ? "cancelled" : "pending");
  }
  try {
    await asyncio.waitFor(future, 1);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled before");
  }
  future = loop.createFuture();
  loop.callLater(1, () => future.cancel());
  try {
    await asyncio.waitFor(future, 5);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("cancelled from inside");
  }
  for (const timeout of [1, 0]) {
    const task = asyncio.createTask(slow());
    await asyncio.sleep(1);
    try {
      await asyncio.waitFor(task, timeout);
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
  const outer = asyncio.createTask(asyncio.waitFor(asyncio.createTask(slow()), 0));
  await asyncio.sleep(0);
  outer.cancel();
  await asyncio.wait([outer]);
  console.log(outer.cancelled() ? "cancelled" : `${outer.exception().name}('${outer.exception().message}')`);
}

asyncio.run(main());
