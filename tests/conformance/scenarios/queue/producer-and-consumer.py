import asyncio


async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n)


async def consumer(queue):
    for _ in range(4):
        await asyncio.sleep(1)
        print("got", await queue.get(), "left", queue.qsize())


async def main():
    queue = asyncio.Queue(2)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
