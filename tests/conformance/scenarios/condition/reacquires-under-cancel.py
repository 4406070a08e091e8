import asyncio


async def wait(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError:
            print("cancelled, lock", "held" if condition.locked() else "free")
            raise


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(wait(condition))
    await asyncio.sleep(1)
    async with condition:
        task.cancel()
        await asyncio.sleep(2)
        print("main lets go")
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "done")


asyncio.run(main())
