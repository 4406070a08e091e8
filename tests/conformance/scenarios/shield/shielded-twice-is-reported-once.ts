import * as asyncio from "asyncio";
import { ValueError } from "builtins";

async function fail() {
  await asyncio.sleep(2);
  throw new ValueError("late");
}

async function main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((loop, context) => console.log("handler:", context.message));
  const inner = asyncio.createTask(fail());
  const [first, second] = [asyncio.shield(inner), asyncio.shield(inner)];
  await asyncio.sleep(1);
  first.cancel();
  second.cancel();
  await asyncio.sleep(2);
  console.log("inner", inner.exception().name);
  const third = asyncio.shield(asyncio.sleep(1, "in time"));
  console.log(await third);
  try {
    await using _ = await asyncio.timeout(1);
    await asyncio.shield(asyncio.sleep(3));
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    console.log("timed out");
  }
  console.log("left", asyncio.allTasks().size - 1);
}

asyncio.run(main());
