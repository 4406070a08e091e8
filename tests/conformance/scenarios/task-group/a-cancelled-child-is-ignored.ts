import * as asyncio from "asyncio";

async function main() {
  let child;
  {
    await using group = await new asyncio.TaskGroup();
    child = group.createTask(asyncio.sleep(10));
    group.createTask(asyncio.sleep(2));
    await asyncio.sleep(1);
    child.cancel();
  }
  console.log("group ends", child.cancelled() ? "cancelled" : "alive");
}

asyncio.run(main());
