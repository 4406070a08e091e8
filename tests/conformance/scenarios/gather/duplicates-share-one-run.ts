import * as asyncio from "asyncio";

async function work() {
  console.log("runs once");
  await asyncio.sleep(1);
  return "shared";
}

async function main() {
  const coroutine = work();
  console.log((await asyncio.gather(coroutine, coroutine)).join(" "));
}

asyncio.run(main());
