import asyncio


async def drain(queue):
    got = []
    for item in (3, 1, 2, 5, 4):
        await queue.put(item)
    while not queue.empty():
        got.append(await queue.get())
    print(type(queue).__name__, " ".join(str(n) for n in got))


async def main():
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        await drain(kind())


asyncio.run(main())
