import * as asyncio from "asyncio";

const kept = [];

async function* numbers() {
  yield 1;
}

async function main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((loop, context) => console.log("handler:", context.message));
  kept.push(numbers());
  console.log(await kept[0].__anext__());
}

asyncio.run(main());
