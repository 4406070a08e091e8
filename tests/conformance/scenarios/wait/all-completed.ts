import * as asyncio from "asyncio";

async function work(name, delay) {
  await asyncio.sleep(delay);
  return name;
}

async function main() {
  const tasks = [["a", 2], ["b", 1], ["c", 3]].map(([n, d]) => asyncio.createTask(work(n, d)));
  const [done, pending] = await asyncio.wait(tasks);
  console.log(done.size, pending.size);
  console.log(tasks.filter((t) => done.has(t)).map((t) => t.result()).join(" "));
}

asyncio.run(main());
