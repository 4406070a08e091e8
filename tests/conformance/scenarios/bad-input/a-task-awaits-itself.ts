import * as asyncio from "asyncio";

async function work(tasks) {
  await tasks[0];
}

async function main() {
  const tasks = [];
  tasks.push(asyncio.createTask(work(tasks)));
  try {
    await tasks[0];
  } catch (e) {
    console.log(e.name, e.message.split(":")[0]);
  }
}

asyncio.run(main());
