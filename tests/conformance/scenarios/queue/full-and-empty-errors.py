import asyncio


async def main():
    queue = asyncio.Queue(maxsize=1)
    print("empty", "yes" if queue.empty() else "no", "maxsize", queue.maxsize)
    for use in (queue.get_nowait, lambda: queue.put_nowait("a"), lambda: queue.put_nowait("b")):
        try:
            use()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as e:
            print(f"{type(e).__name__}: {e}")
    print("full", "yes" if queue.full() else "no", queue.get_nowait())


asyncio.run(main())
