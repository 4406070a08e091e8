import asyncio
import re


def show(thing):
    print(re.sub(r"( object)? at 0x[0-9a-f]+", "", repr(thing)))


async def main():
    lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    semaphore, bounded = asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)
    barrier, queue = asyncio.Barrier(3), asyncio.Queue(1)
    priorities, stack = asyncio.PriorityQueue(), asyncio.LifoQueue(maxsize=4)
    group, limit = asyncio.TaskGroup(), asyncio.timeout(5.5)
    things = [lock, event, condition, semaphore, bounded, barrier, queue, priorities, stack, group, limit]
    for thing in things:
        show(thing)
    await lock.acquire()
    await bounded.acquire()
    await semaphore.acquire()
    queue.put_nowait("item")
    for item in (3, 1, 2):
        priorities.put_nowait(item)
        stack.put_nowait(item)
    waits = [
        lock.acquire(),
        lock.acquire(),
        event.wait(),
        bounded.acquire(),
        barrier.wait(),
        queue.put("more"),
    ]
    async with limit:
        async with group:
            for wait in waits:
                group.create_task(wait)
            await asyncio.sleep(1)
            for thing in things:
                show(thing)
            lock.release()
            await asyncio.sleep(0)
            lock.release()
            event.set()
            bounded.release()
            await barrier.abort()
            queue.get_nowait()
            queue.shutdown()
            group.create_task(barrier.reset())
            try:
                await barrier.wait()
            except asyncio.BrokenBarrierError:
                show(barrier)
    print("never")


async def outer():
    try:
        await main()
    except* asyncio.BrokenBarrierError as group:
        print(group.exceptions[0])


asyncio.run(outer())
