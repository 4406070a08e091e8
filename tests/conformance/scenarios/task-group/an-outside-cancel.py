import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "ends")


async def run():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("a"))
        group.create_task(work("b"))


async def main():
    task = asyncio.create_task(run())
    await asyncio.sleep(1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
