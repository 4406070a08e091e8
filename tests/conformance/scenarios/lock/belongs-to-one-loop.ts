import * as asyncio from "asyncio";
import { RuntimeError } from "builtins";

const lock = new asyncio.Lock();
const event = new asyncio.Event();

async function contend() {
  async function hold() {
    await using _ = await lock;
    await asyncio.sleep(1);
  }

  await asyncio.gather(hold(), hold());
  console.log("first loop done");
}

async function elsewhere() {
  await lock.acquire();
  console.log("a free lock needs no loop");
  try {
    await lock.acquire();
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    console.log(e.message.split("[")[1]);
  }
  lock.release();
  const waiter = asyncio.createTask(event.wait());
  await asyncio.sleep(0);
  event.set();
  console.log((await waiter) ? "True" : "False");
}

asyncio.run(contend());
asyncio.run(elsewhere());
