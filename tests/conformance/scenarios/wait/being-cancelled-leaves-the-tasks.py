import asyncio


async def waiter(task):
    await asyncio.wait([task])


async def main():
    task = asyncio.create_task(asyncio.sleep(3, "finished"))
    waiting = asyncio.create_task(waiter(task))
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("waiter", "cancelled" if waiting.cancelled() else "waits")
    print(await task)


asyncio.run(main())
