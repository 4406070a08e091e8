import asyncio


async def get(name, queue):
    print(name, await queue.get())


async def main():
    queue = asyncio.Queue()
    a, b = [asyncio.create_task(get(n, queue)) for n in "ab"]
    await asyncio.sleep(1)
    queue.put_nowait("item")
    a.cancel()
    await asyncio.wait([a, b])
    print("a", "cancelled" if a.cancelled() else "done", queue.qsize())


asyncio.run(main())
