import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function work() {
  await asyncio.sleep(1);
  return 7;
}

async function fail() {
  throw new ValueError("no");
}

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  console.log(future);
  future.setResult(3);
  console.log(future);
  const tasks = [asyncio.createTask(work(), { name: "w" }), asyncio.createTask(fail(), { name: "f" })];
  await asyncio.wait(tasks);
  for (const task of tasks) {
    console.log(String(task).split(" coro=")[0], String(task).split(" ").at(-1));
  }
  console.log("retrieved", tasks[1].exception().message);
  for (const thing of [new asyncio.Lock(), new asyncio.Event(), new asyncio.Semaphore(2)]) {
    console.log(String(thing).split(" ").slice(1).join(" "));
  }
}

asyncio.run(main());
