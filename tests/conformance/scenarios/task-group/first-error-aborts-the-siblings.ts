import * as asyncio from "asyncio";
import { ExceptionGroup, ValueError } from "builtins";

async function fail() {
  await asyncio.sleep(1);
  throw new ValueError("boom");
}

async function work(name) {
  try {
    await asyncio.sleep(5);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) console.log(name, "cancelled");
    throw e;
  }
}

async function main() {
  try {
    await using group = await new asyncio.TaskGroup();
    group.createTask(work("a"));
    group.createTask(fail());
    group.createTask(work("b"));
    await asyncio.sleep(5);
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    console.log(g.message, g.exceptions.length, g.exceptions[0].message);
  }
  console.log("requests", asyncio.currentTask().cancelling());
}

asyncio.run(main());
