import asyncio


async def wait(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as e:
            print("cancelled:", e)
            raise


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(wait(condition))
    other = asyncio.create_task(wait(condition))
    await asyncio.sleep(1)
    async with condition:
        task.cancel("first")
        await asyncio.sleep(1)
        task.cancel("second")
        await asyncio.sleep(1)
        print("waits on", "no" if task.done() else "yes", task.cancelling())
    await asyncio.sleep(1)
    print("other", "cancelled" if other.cancelled() else "done" if other.done() else "waits")
    print("locked", "yes" if condition.locked() else "no")
    await asyncio.wait([task, other], timeout=1)
    own = asyncio.Lock()
    shared = asyncio.Condition(own)
    async with own:
        shared.notify_all()
        print("shares the lock")


asyncio.run(main())
