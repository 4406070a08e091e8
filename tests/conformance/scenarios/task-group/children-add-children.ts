import * as asyncio from "asyncio";

async function work(group, depth) {
  await asyncio.sleep(1);
  console.log("depth", depth);
  if (depth < 3) group.createTask(work(group, depth + 1));
}

async function main() {
  {
    await using group = await new asyncio.TaskGroup();
    group.createTask(work(group, 1));
  }
  console.log("all done");
}

asyncio.run(main());
