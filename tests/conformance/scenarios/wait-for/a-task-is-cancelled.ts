import * as asyncio from "asyncio";

async function main() {
  const task = asyncio.createTask(asyncio.sleep(10));
  try {
    await asyncio.waitFor(task, 1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out, from", e.cause.name);
  }
  console.log("task", task.cancelled() ? "cancelled" : "alive");
  const shielded = asyncio.createTask(asyncio.sleep(3, "shielded"));
  try {
    await asyncio.waitFor(asyncio.shield(shielded), 1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out again");
  }
  console.log(await shielded);
}

asyncio.run(main());
