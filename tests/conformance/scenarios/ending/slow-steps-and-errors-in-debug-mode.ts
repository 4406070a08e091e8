import * as asyncio from "asyncio";
import * as time from "time";

async function slow() {
  time.sleep(0.3);
}

async function main() {
  const loop = asyncio.getRunningLoop();
  await asyncio.createTask(slow());
  await asyncio.sleep(1);
  loop.slowCallbackDuration = 1;
  await asyncio.createTask(slow());
  for (const call of [() => loop.callSoon(slow), () => loop.callSoon(5), () => loop.callAt(1, 5)]) {
    try {
      call();
    } catch (e) {
      console.log(e.message);
    }
  }
  console.log(time.time(), time.monotonic(), time.perfCounter());
  try {
    time.sleep(-1);
  } catch (e) {
    console.log(e.message);
  }
}

asyncio.run(main(), { debug: true });
