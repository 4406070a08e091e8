import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("work", n)
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n)) for n in (2, 1)]
        print("body ends")
    print("sum", sum(t.result() for t in tasks))


asyncio.run(main())
