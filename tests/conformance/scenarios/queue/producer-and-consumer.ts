import * as asyncio from "asyncio";

async function producer(queue) {
  for (let n = 0; n < 4; n++) {
    await queue.put(n);
    console.log("put", n);
  }
}

async function consumer(queue) {
  for (let i = 0; i < 4; i++) {
    await asyncio.sleep(1);
    console.log("got", await queue.get(), "left", queue.qsize());
  }
}

async function main() {
  const queue = new asyncio.Queue(2);
  await asyncio.gather(producer(queue), consumer(queue));
}

asyncio.run(main());
