import * as asyncio from "asyncio";

async function put(name, queue) {
  try {
    await queue.put(name);
    console.log("put", name);
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
  const queue = new asyncio.Queue(1);
  queue.putNowait("kept");
  const tasks = [..."ab"].map((name) => asyncio.createTask(put(name, queue)));
  tasks.push(asyncio.createTask(join(queue)));
  await asyncio.sleep(1);
  queue.shutdown();
  await asyncio.sleep(1);
  console.log(await queue.get());
  queue.taskDone();
  await asyncio.gather(...tasks);
  try {
    queue.getNowait();
  } catch (e) {
    if (!(e instanceof asyncio.QueueShutDown)) throw e;
    console.log("nothing left");
  }
}

asyncio.run(main());
