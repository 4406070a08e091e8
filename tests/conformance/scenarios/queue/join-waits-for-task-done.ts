import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function worker(name, queue) {
  while (true) {
    const item = await queue.get();
    await asyncio.sleep(item);
    console.log(name, "did", item);
    queue.taskDone();
  }
}

async function main() {
  const queue = new asyncio.Queue();
  for (const item of [1, 2, 3]) queue.putNowait(item);
  const workers = ["a", "b"].map((n) => asyncio.createTask(worker(n, queue)));
  await queue.join();
  console.log("joined");
  for (const task of workers) task.cancel();
  try {
    queue.taskDone();
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
}

asyncio.run(main());
