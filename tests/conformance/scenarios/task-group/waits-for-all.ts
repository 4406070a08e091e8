import * as asyncio from "asyncio";

async function work(n) {
  await asyncio.sleep(n);
  console.log("work", n);
  return n;
}

async function main() {
  let tasks;
  {
    await using group = await new asyncio.TaskGroup();
    tasks = [2, 1].map((n) => group.createTask(work(n)));
    console.log("body ends");
  }
  console.log("sum", tasks.reduce((sum, t) => sum + t.result(), 0));
}

asyncio.run(main());
