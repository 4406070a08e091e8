import * as asyncio from "asyncio";
import { ExceptionGroup, ValueError } from "builtins";

async function fail(n) {
  await asyncio.sleep(n);
  throw new ValueError(`after ${n}`);
}

async function inner() {
  await using group = await new asyncio.TaskGroup();
  group.createTask(fail(1));
  group.createTask(fail(2));
}

async function main() {
  try {
    await using group = await new asyncio.TaskGroup();
    group.createTask(inner());
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    console.log(g.message);
    console.log(g.exceptions[0].name, g.exceptions[0].exceptions.length);
    console.log(g.exceptions[0].exceptions[0].message);
  }
}

asyncio.run(main());
