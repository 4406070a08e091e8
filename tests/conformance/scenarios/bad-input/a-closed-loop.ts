import * as asyncio from "asyncio";

const loop = asyncio.newEventLoop();
console.log(loop.runUntilComplete(asyncio.sleep(1, "slept")));
loop.close();
loop.close();
try {
  loop.callSoon(() => {});
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
try {
  loop.runForever();
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
