import * as asyncio from "asyncio";

async function main() {
  const queue = new asyncio.Queue();
  queue.putNowait("last");
  queue.shutdown();
  try {
    await queue.put("more");
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    console.log("put", `${e.name}: ${e.message}`);
  }
  console.log("get", await queue.get());
  try {
    await queue.get();
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    console.log("get", `${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
