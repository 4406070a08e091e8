import * as asyncio from "asyncio";

async function drain(queue) {
  const got = [];
  for (const item of [3, 1, 2, 5, 4]) await queue.put(item);
  while (!queue.empty()) got.push(await queue.get());
  console.log(queue.constructor.name, got.join(" "));
}

async function main() {
  for (const Kind of [asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue]) {
    await drain(new Kind());
  }
}

asyncio.run(main());
