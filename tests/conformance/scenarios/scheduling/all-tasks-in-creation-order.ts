import * as asyncio from "asyncio";

async function idle() {
  await asyncio.sleep(1);
}

async function main() {
  const tasks = ["z", "m", "a"].map((name) => asyncio.createTask(idle(), { name }));
  console.log([...asyncio.allTasks()].map((t) => t.getName()).join(" "));
  tasks[1].cancel();
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  console.log([...asyncio.allTasks()].map((t) => t.getName()).join(" "));
  await asyncio.sleep(2);
  console.log(asyncio.allTasks().size);
}

asyncio.run(main());
