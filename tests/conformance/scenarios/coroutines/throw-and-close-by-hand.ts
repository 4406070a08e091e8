import * as asyncio from "asyncio";
import { GeneratorExit, ValueError } from "builtins";

class Pause {
  *__await__() {
    yield;
  }
}

async function work() {
  try {
    await new Pause();
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    console.log("caught", e.message);
  }
  try {
    await new Pause();
  } catch (e) {
    if (!(e instanceof GeneratorExit)) throw e;
    console.log("closing");
    throw e;
  }
}

const coroutine = work();
coroutine.send(null);
coroutine.throw(new ValueError("thrown in"));
coroutine.close();
coroutine.close();
try {
  coroutine.send(null);
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
