import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function work(n) {
  await asyncio.sleep(n);
  if (n === 2) throw new ValueError("two");
  return n;
}

async function main() {
  for (const coroutine of asyncio.asCompleted([3, 2, 1].map((n) => work(n)))) {
    try {
      console.log(await coroutine);
    } catch (e) {
      if (!(e instanceof ValueError)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
}

asyncio.run(main());
