import * as asyncio from "asyncio";

async function get(name, queue) {
  try {
    console.log(name, await queue.get());
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    console.log(name, "shut down");
  }
}

async function join(queue) {
  await queue.join();
  console.log("joined");
}

async function main() {
  const [empty, filled] = [new asyncio.Queue(), new asyncio.Queue()];
  filled.putNowait("dropped");
  const tasks = [get("a", empty), get("b", empty), join(filled)].map((c) => asyncio.createTask(c));
  await asyncio.sleep(1);
  empty.shutdown({ immediate: true });
  filled.shutdown({ immediate: true });
  console.log("items", filled.qsize());
  await asyncio.gather(...tasks);
}

asyncio.run(main());
