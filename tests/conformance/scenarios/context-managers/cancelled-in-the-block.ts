import * as asyncio from "asyncio";

class Resource {
  async __aenter__() {
    console.log("open");
    return this;
  }

  async __aexit__(kind, error, traceback) {
    console.log("closing after", kind.name);
    await asyncio.sleep(2);
    console.log("closed");
  }
}

async function work() {
  await using _ = await new Resource();
  await asyncio.sleep(10);
}

async function main() {
  const task = asyncio.createTask(work());
  await asyncio.sleep(1);
  task.cancel();
  await asyncio.wait([task]);
  console.log(task.cancelled() ? "cancelled" : "done");
}

asyncio.run(main());
