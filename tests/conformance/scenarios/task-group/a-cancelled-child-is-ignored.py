import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        child = group.create_task(asyncio.sleep(10))
        group.create_task(asyncio.sleep(2))
        await asyncio.sleep(1)
        child.cancel()
    print("group ends", "cancelled" if child.cancelled() else "alive")


asyncio.run(main())
