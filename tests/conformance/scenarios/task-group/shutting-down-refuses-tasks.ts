import * as asyncio from "asyncio";
import { ExceptionGroup, RuntimeError, ValueError } from "builtins";

async function work() {
  console.log("never");
}

async function fail() {
  throw new ValueError("boom");
}

async function late(group) {
  try {
    await asyncio.sleep(5);
  } finally {
    const coroutine = work();
    try {
      group.createTask(coroutine);
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      console.log(e.message);
    }
  }
}

async function main() {
  let group;
  try {
    await using entered = await new asyncio.TaskGroup();
    group = entered;
    group.createTask(late(group));
    group.createTask(fail());
    console.log(group);
  } catch (e) {
    const errors = e instanceof ExceptionGroup ? e.subgroup(ValueError) : null;
    if (errors === null) throw e;
    console.log(errors.exceptions.length, errors.exceptions[0].message);
  }
  console.log(group);
}

async function cancelledTwice() {
  await using group = await new asyncio.TaskGroup();
  group.createTask(stubborn());
}

async function stubborn() {
  for (let i = 0; i < 2; i++) {
    try {
      await asyncio.sleep(2);
    } catch (e) {
      if (!(e instanceof asyncio.CancelledError)) throw e;
      console.log("not yet");
    }
  }
}

async function both() {
  await main();
  const task = asyncio.createTask(cancelledTwice());
  await asyncio.sleep(1);
  task.cancel();
  await asyncio.sleep(1);
  task.cancel();
  await asyncio.wait([task]);
  console.log(task.cancelled() ? "cancelled" : "done", task.cancelling());
}

asyncio.run(both());
