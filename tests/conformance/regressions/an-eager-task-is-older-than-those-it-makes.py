import asyncio


async def nothing():
    pass


async def parent():
    asyncio.create_task(nothing(), name="child")
    print(*[task.get_name() for task in asyncio.all_tasks()])
    await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(parent(), name="parent", eager_start=True)
    print(*[task.get_name() for task in asyncio.all_tasks()])
    await task


asyncio.run(main())
