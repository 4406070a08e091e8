import * as asyncio from "asyncio";

async function main() {
  const future = asyncio.getRunningLoop().createFuture();
  console.log("cancel", future.cancel("no need") ? "yes" : "no");
  console.log("again", future.cancel() ? "yes" : "no");
  for (const ask of [() => future.result(), () => future.exception()]) {
    try {
      ask();
    } catch (e) {
      console.log(`${e.name}: ${e.message}`);
    }
  }
  try {
    await future;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("awaited");
  }
}

asyncio.run(main());
