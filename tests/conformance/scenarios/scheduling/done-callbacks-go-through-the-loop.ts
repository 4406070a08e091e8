import * as asyncio from "asyncio";

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  future.addDoneCallback((f) => console.log("early callback", f.result()));
  future.setResult("x");
  console.log("result is set");
  future.addDoneCallback((f) => console.log("late callback", f.result()));
  console.log("awaited", await future);
  await asyncio.sleep(0);
  console.log("after a turn");
}

asyncio.run(main());
