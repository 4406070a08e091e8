import asyncio


async def work(name, semaphore):
    async with semaphore:
        print(name, "has it")


async def main():
    semaphore = asyncio.Semaphore(0)
    a, b = [asyncio.create_task(work(n, semaphore)) for n in "ab"]
    await asyncio.sleep(1)
    semaphore.release()
    a.cancel()
    await asyncio.wait([a, b])
    print("a", "cancelled" if a.cancelled() else "done")


asyncio.run(main())
