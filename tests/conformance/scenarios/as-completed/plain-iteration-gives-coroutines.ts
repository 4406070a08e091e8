import * as asyncio from "asyncio";

async function work(name, delay) {
  await asyncio.sleep(delay);
  return name;
}

async function main() {
  for (const coroutine of asyncio.asCompleted([work("slow", 3), work("quick", 1), work("middle", 2)])) {
    console.log(await coroutine);
  }
}

asyncio.run(main());
