import * as asyncio from "asyncio";

async function main() {
  const loop = asyncio.getRunningLoop();
  const print = (text) => console.log(text);
  const timer = loop.callLater(1, print, "timer");
  const soon = loop.callSoon(print, "soon");
  timer.cancel();
  soon.cancel();
  console.log("cancelled", timer.cancelled() && soon.cancelled() ? "yes" : "no");
  loop.callLater(2, print, "kept");
  await asyncio.sleep(3);
}

asyncio.run(main());
