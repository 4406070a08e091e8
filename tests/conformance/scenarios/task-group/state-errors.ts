import * as asyncio from "asyncio";

async function work() {
  console.log("never");
}

async function main() {
  const group = new asyncio.TaskGroup();
  for (const moment of ["early", "late"]) {
    const coroutine = work();
    try {
      group.createTask(coroutine);
    } catch (e) {
      console.log(moment, moment === "early" ? e.message.split(" ").slice(2).join(" ") : e.message.split("> ").at(-1));
    }
    coroutine.close();
    if (moment === "early") {
      await using _ = await group;
    }
  }
  try {
    await using _ = await group;
  } catch (e) {
    console.log(e.message.split("> ").at(-1));
  }
}

asyncio.run(main());
