import asyncio


async def main():
    queue = asyncio.Queue()
    queue.put_nowait("last")
    queue.shutdown()
    try:
        await queue.put("more")
    except asyncio.QueueShutDown as e:
        print("put", f"{type(e).__name__}: {e}")
    print("get", await queue.get())
    try:
        await queue.get()
    except asyncio.QueueShutDown as e:
        print("get", f"{type(e).__name__}: {e}")


asyncio.run(main())
