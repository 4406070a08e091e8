import * as asyncio from "asyncio";

async function main() {
  const tasks = [2, 1].map((n) => asyncio.createTask(asyncio.sleep(n, n), { name: `nap ${n}` }));
  for await (const task of asyncio.asCompleted(tasks)) {
    console.log(task.getName(), tasks.includes(task) ? "original" : "another", await task);
  }
}

asyncio.run(main());
