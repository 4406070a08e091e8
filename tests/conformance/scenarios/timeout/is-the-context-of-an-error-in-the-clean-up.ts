import * as asyncio from "asyncio";
import { ExceptionGroup, ValueError } from "builtins";

async function fail() {
  try {
    await asyncio.sleep(5);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    throw new ValueError("in the clean-up");
  }
}

function chain(error) {
  const names = [error.name];
  while (error.__context__ != null) {
    error = error.__context__;
    names.push(error.name + (error.cause != null ? "!" : ""));
  }
  console.log(names.join(" < "));
}

async function main() {
  try {
    await using _ = await asyncio.timeout(1);
    await fail();
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    chain(e);
  }
  try {
    await using _ = await asyncio.timeout(1);
    await using group = await new asyncio.TaskGroup();
    group.createTask(asyncio.sleep(5));
    await fail();
  } catch (group) {
    if (!(group instanceof ExceptionGroup)) throw group;
    chain(group.exceptions[0]);
  }
  try {
    await asyncio.waitFor(asyncio.sleep(5), 1);
  } catch (e) {
    if (!(e instanceof asyncio.TimeoutError)) throw e;
    chain(e);
    console.log(e.cause.name);
  }
}

asyncio.run(main());
