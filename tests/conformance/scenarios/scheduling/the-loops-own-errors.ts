import * as asyncio from "asyncio";
import { SystemExit } from "builtins";
import * as sys from "sys";

const show = (x) => (x === null ? "None" : x === true ? "True" : x === false ? "False" : x);
async function second() {
  console.log(asyncio.currentTask().getName());
  const loop = asyncio.getRunningLoop();
  console.log(show(loop.getDebug()), show(loop.isRunning()), show(loop.getExceptionHandler()), show(loop.getTaskFactory()), loop.slowCallbackDuration);
  const print = () => {};
  for (const f of [() => loop.setExceptionHandler(5), () => loop.setTaskFactory(5), () => loop.callLater(null, print), () => loop.callAt(null, print), () => loop.close(), () => loop.runForever()]) {
    try {
      f();
    } catch (e) {
      console.log(e.name, e.message);
    }
  }
  loop.setExceptionHandler(print);
  loop.setExceptionHandler(null);
  loop.callExceptionHandler({ message: "", zz: 1, aa: "x" });
  const h = loop.callLater(5, print);
  h.cancel();
  console.log(show(h.cancelled()));
  loop.callSoon(sys.exit, 3);
  await asyncio.sleep(1);
}
try {
  asyncio.run(second());
} catch (e) {
  if (!(e instanceof SystemExit)) throw e;
  console.log("exit", e.code);
}
try {
  asyncio.getEventLoop();
} catch (e) {
  console.log(e.message);
}
const loop = asyncio.newEventLoop();
asyncio.setEventLoop(loop);
console.log(show(asyncio.getEventLoop() === loop));
try {
  asyncio.setEventLoop(5);
} catch (e) {
  console.log(e.message.slice(0, 40));
}
const f = loop.createFuture();
loop.callSoon(() => loop.stop());
try {
  loop.runUntilComplete(f);
} catch (e) {
  console.log(e.message);
}
loop.close();
let r;
{
  using runner = new asyncio.Runner({ debug: true });
  r = runner;
  console.log(show(r.getLoop().getDebug()));
  console.log(r.run(asyncio.sleep(1, "x")));
}
try {
  r.getLoop();
} catch (e) {
  console.log(e.message);
}
