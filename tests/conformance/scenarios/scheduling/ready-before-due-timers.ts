import * as asyncio from "asyncio";

async function main() {
  const loop = asyncio.getRunningLoop();
  const print = (text) => console.log(text);
  loop.callLater(1, print, "timer one");
  loop.callLater(1, () => loop.callSoon(print, "soon from timer two"));
  loop.callLater(1, print, "timer three");
  loop.callSoon(print, "soon");
  loop.callAt(0.5, print, "at a half");
  await asyncio.sleep(1);
  console.log("main wakes");
  await asyncio.sleep(0);
  console.log("one turn later");
}

asyncio.run(main());
