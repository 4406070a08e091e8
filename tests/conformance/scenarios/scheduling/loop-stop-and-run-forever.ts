import * as asyncio from "asyncio";

function main() {
  const loop = asyncio.newEventLoop();
  loop.callLater(1, () => console.log("one"));
  loop.callLater(2, () => loop.stop());
  loop.callLater(3, () => console.log("three"));
  loop.runForever();
  console.log("stopped", loop.isRunning() ? "yes" : "no");
  console.log(loop.runUntilComplete(asyncio.sleep(2, "slept")));
  loop.close();
  console.log(loop.isClosed() ? "closed" : "open");
}

main();
