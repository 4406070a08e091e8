import * as asyncio from "asyncio";

async function main() {
  const loop = asyncio.getRunningLoop();
  const print = (text) => console.log(text);
  const first = () => {
    console.log("first");
    loop.callSoon(print, "added by first");
  };
  loop.callSoon(first);
  loop.callSoon(print, "second");
  await asyncio.sleep(0);
  console.log("main, turn two");
  await asyncio.sleep(0);
  console.log("main, turn three");
}

asyncio.run(main());
