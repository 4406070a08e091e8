import * as asyncio from "asyncio";
import { ExceptionGroup } from "builtins";

async function main() {
  const [lock, event, condition] = [new asyncio.Lock(), new asyncio.Event(), new asyncio.Condition()];
  const [semaphore, bounded] = [new asyncio.Semaphore(2), new asyncio.BoundedSemaphore(1)];
  const [barrier, queue] = [new asyncio.Barrier(3), new asyncio.Queue(1)];
  const [priorities, stack] = [new asyncio.PriorityQueue(), new asyncio.LifoQueue({ maxsize: 4 })];
  const [group, limit] = [new asyncio.TaskGroup(), asyncio.timeout(5.5)];
  const things = [lock, event, condition, semaphore, bounded, barrier, queue, priorities, stack, group, limit];
  for (const thing of things) console.log(thing);
  await lock.acquire();
  await bounded.acquire();
  await semaphore.acquire();
  queue.putNowait("item");
  for (const item of [3, 1, 2]) {
    priorities.putNowait(item);
    stack.putNowait(item);
  }
  const waits = [
    lock.acquire(),
    lock.acquire(),
    event.wait(),
    bounded.acquire(),
    barrier.wait(),
    queue.put("more"),
  ];
  {
    await using _ = await limit;
    await using _group = await group;
    for (const wait of waits) group.createTask(wait);
    await asyncio.sleep(1);
    for (const thing of things) console.log(thing);
    lock.release();
    await asyncio.sleep(0);
    lock.release();
    event.set();
    bounded.release();
    await barrier.abort();
    queue.getNowait();
    queue.shutdown();
    group.createTask(barrier.reset());
    try {
      await barrier.wait();
    } catch (e) {
      if (!(e instanceof asyncio.BrokenBarrierError)) throw e;
      console.log(barrier);
    }
  }
  console.log("never");
}

async function outer() {
  try {
    await main();
  } catch (group) {
    if (!(group instanceof ExceptionGroup)) throw group;
    const [broken, rest] = group.split(asyncio.BrokenBarrierError);
    console.log(broken.exceptions[0].message);
    throw rest;
  }
}

asyncio.run(outer());
