import * as asyncio from "asyncio";

async function work(name, semaphore) {
  await using _ = await semaphore;
  console.log(name);
  await asyncio.sleep(1);
}

async function main() {
  const semaphore = new asyncio.Semaphore(2);
  const tasks = [..."abcdefgh"].map((name) => asyncio.createTask(work(name, semaphore)));
  await asyncio.sleep(0.5);
  tasks[2].cancel();
  tasks[4].cancel();
  await asyncio.sleep(0.5);
  tasks[3].cancel();
  semaphore.release();
  tasks[5].cancel();
  await asyncio.wait(tasks);
  console.log(tasks.map((task) => (task.cancelled() ? "-" : "+")).join(" "));
  for (let i = 0; i < 3; i++) await semaphore.acquire();
  console.log("locked", semaphore.locked() ? "yes" : "no");
}

asyncio.run(main());
