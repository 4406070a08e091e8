import asyncio


async def get(name, queue):
    try:
        print(name, await queue.get())
    except asyncio.QueueShutDown:
        print(name, "shut down")


async def join(queue):
    await queue.join()
    print("joined")


async def main():
    empty, filled = asyncio.Queue(), asyncio.Queue()
    filled.put_nowait("dropped")
    tasks = [asyncio.create_task(c) for c in (get("a", empty), get("b", empty), join(filled))]
    await asyncio.sleep(1)
    empty.shutdown(immediate=True)
    filled.shutdown(immediate=True)
    print("items", filled.qsize())
    await asyncio.gather(*tasks)


asyncio.run(main())
