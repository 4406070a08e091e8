import * as asyncio from "asyncio";

async function wait(event) {
  await event.wait();
}

const loop = asyncio.newEventLoop();
const task = loop.createTask(wait(new asyncio.Event()));
loop.runUntilComplete(asyncio.sleep(1));
console.log("the loop closes over a pending task");
loop.close();
