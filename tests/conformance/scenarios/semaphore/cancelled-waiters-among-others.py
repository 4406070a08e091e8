import asyncio


async def work(name, semaphore):
    async with semaphore:
        print(name)
        await asyncio.sleep(1)


async def main():
    semaphore = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(work(name, semaphore)) for name in "abcdefgh"]
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    tasks[4].cancel()
    await asyncio.sleep(0.5)
    tasks[3].cancel()
    semaphore.release()
    tasks[5].cancel()
    await asyncio.wait(tasks)
    print(" ".join("-" if task.cancelled() else "+" for task in tasks))
    for _ in range(3):
        await semaphore.acquire()
    print("locked", "yes" if semaphore.locked() else "no")


asyncio.run(main())
