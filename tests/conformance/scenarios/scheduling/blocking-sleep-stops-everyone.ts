import * as asyncio from "asyncio";
import * as time from "time";

async function tick() {
  for (let i = 0; i < 3; i++) {
    await asyncio.sleep(1);
    console.log("tick", i);
  }
}

async function main() {
  const task = asyncio.createTask(tick());
  await asyncio.sleep(0.5);
  time.sleep(2);
  console.log("blocked for two seconds");
  await task;
}

asyncio.run(main());
