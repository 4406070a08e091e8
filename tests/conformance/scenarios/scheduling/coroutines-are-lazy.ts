import * as asyncio from "asyncio";

async function work() {
  console.log("body runs");
  return 7;
}

async function main() {
  const coroutine = work();
  console.log("called, nothing has run");
  console.log("result", await coroutine);
}

asyncio.run(main());
