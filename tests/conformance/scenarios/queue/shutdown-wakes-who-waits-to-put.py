import asyncio


async def put(name, queue):
    try:
        await queue.put(name)
        print("put", name)
    except asyncio.QueueShutDown:
        print(name, "shut down")


async def join(queue):
    await queue.join()
    print("joined")


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("kept")
    tasks = [asyncio.create_task(put(name, queue)) for name in "ab"] + [asyncio.create_task(join(queue))]
    await asyncio.sleep(1)
    queue.shutdown()
    await asyncio.sleep(1)
    print(await queue.get())
    queue.task_done()
    await asyncio.gather(*tasks)
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print("nothing left")


asyncio.run(main())
