import * as asyncio from "asyncio";
import { StopAsyncIteration, ValueError } from "builtins";

async function* echo() {
  let got = "nothing";
  while (true) {
    try {
      got = yield "got " + got;
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      got = "error " + e.message;
    }
  }
}

async function main() {
  const agen = echo();
  console.log(await agen.asend(null));
  console.log(await agen.asend("hello"));
  console.log(await agen.athrow(new ValueError("oops")));
  await agen.aclose();
  try {
    await agen.__anext__();
  } catch (e) {
    if (!(e instanceof StopAsyncIteration)) throw e;
    console.log("exhausted");
  }
}

asyncio.run(main());
