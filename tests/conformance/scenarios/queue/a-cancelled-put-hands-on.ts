import * as asyncio from "asyncio";

async function put(name, queue) {
  await queue.put(name);
  console.log("put", name);
}

async function main() {
  const queue = new asyncio.Queue(1);
  queue.putNowait("first");
  const [a, b, c] = [..."abc"].map((name) => asyncio.createTask(put(name, queue)));
  await asyncio.sleep(1);
  console.log("got", queue.getNowait());
  a.cancel();
  await asyncio.sleep(1);
  console.log("a", a.cancelled() ? "cancelled" : "done", queue.qsize());
  console.log("got", await queue.get());
  await c;
  queue.shutdown();
  const late = asyncio.createTask(put("late", queue));
  await asyncio.wait([late]);
  console.log(late.exception().name);
  console.log("got", await queue.get());
}

asyncio.run(main());
