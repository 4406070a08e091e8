import * as asyncio from "asyncio";

async function work(name) {
  try {
    await asyncio.sleep(10);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) console.log(name, "cancelled");
    throw e;
  }
}

async function main() {
  const group = asyncio.gather(work("a"), work("b"), { returnExceptions: true });
  await asyncio.sleep(1);
  group.cancel();
  try {
    await group;
    console.log("never");
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    console.log("raised in spite of return_exceptions");
  }
}

asyncio.run(main());
