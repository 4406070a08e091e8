import * as asyncio from "asyncio";
import { StopAsyncIteration } from "builtins";

class Countdown {
  constructor(n) {
    this.n = n;
  }

  __aiter__() {
    return this;
  }

  async __anext__() {
    if (this.n === 0) throw new StopAsyncIteration();
    await asyncio.sleep(1);
    this.n -= 1;
    return this.n;
  }
}

async function main() {
  for await (const n of new Countdown(3)) console.log(n);
  console.log("lift off");
}

asyncio.run(main());
