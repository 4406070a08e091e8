import * as asyncio from "asyncio";
import { StopIteration } from "builtins";

class Pause {
  *__await__() {
    const answer = yield "paused";
    return answer;
  }
}

async function work() {
  console.log("starts");
  console.log("resumed with", await new Pause());
  return "value";
}

const coroutine = work();
console.log("yielded", coroutine.send(null));
try {
  coroutine.send("hello");
} catch (e) {
  if (!(e instanceof StopIteration)) throw e;
  console.log("ended with", e.value);
}
