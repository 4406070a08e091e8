import asyncio


async def put(name, queue):
    await queue.put(name)
    print("put", name)


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("first")
    a, b, c = [asyncio.create_task(put(name, queue)) for name in "abc"]
    await asyncio.sleep(1)
    print("got", queue.get_nowait())
    a.cancel()
    await asyncio.sleep(1)
    print("a", "cancelled" if a.cancelled() else "done", queue.qsize())
    print("got", await queue.get())
    await c
    queue.shutdown()
    late = asyncio.create_task(put("late", queue))
    await asyncio.wait([late])
    print(type(late.exception()).__name__)
    print("got", await queue.get())


asyncio.run(main())
