import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n, n), name=f"nap {n}") for n in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), "original" if task in tasks else "another", await task)


asyncio.run(main())
