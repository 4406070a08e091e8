import asyncio


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(item)
        print(name, "did", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for item in (1, 2, 3):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(n, queue)) for n in "ab"]
    await queue.join()
    print("joined")
    for task in workers:
        task.cancel()
    try:
        queue.task_done()
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
