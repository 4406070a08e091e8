import * as asyncio from "asyncio";

async function get(name, queue) {
  console.log(name, await queue.get());
}

async function main() {
  const queue = new asyncio.Queue();
  const [a, b] = ["a", "b"].map((n) => asyncio.createTask(get(n, queue)));
  await asyncio.sleep(1);
  queue.putNowait("item");
  a.cancel();
  await asyncio.wait([a, b]);
  console.log("a", a.cancelled() ? "cancelled" : "done", queue.qsize());
}

asyncio.run(main());
