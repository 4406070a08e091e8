import * as asyncio from "asyncio";
import { Exception, RuntimeError } from "builtins";

async function main() {
  const tasks = [asyncio.createTask(asyncio.sleep(0))];
  const attempts = [
    () => asyncio.wait(tasks, { returnWhen: "SOMETIME" }),
    () => asyncio.wait(tasks[0]),
    () => asyncio.wait([]),
    () => asyncio.waitFor(3, null),
    () => asyncio.timeout(1).__aexit__ && asyncio.shield(3),
    () => new asyncio.Barrier(-1),
    () => new asyncio.BoundedSemaphore(-2),
    () => new asyncio.Condition().notify(3),
    () => new asyncio.TaskGroup().createTask(asyncio.sleep(1)),
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (e) {
      if (!(e instanceof Exception)) throw e;
      console.log(`${e.name}: ${e.message}`);
    }
  }
  {
    await using entered = await new asyncio.Lock();
    console.log("entered", entered === null ? "None" : "something");
  }
  await asyncio.wait(tasks);
}

asyncio.run(main());

try {
  asyncio.timeout(1);
} catch (e) {
  if (!(e instanceof RuntimeError)) throw e;
  console.log(e.message);
}

function drive(manager) {
  const coroutine = manager.__aenter__();
  try {
    coroutine.send(null);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    console.log(e.message);
  }
}

const loop = asyncio.newEventLoop();
loop.callSoon(() => drive(new asyncio.Timeout(null)));
loop.callSoon(() => drive(new asyncio.TaskGroup()));
loop.callSoon(() => loop.stop());
loop.runForever();
loop.close();
