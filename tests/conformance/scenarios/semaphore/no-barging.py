import asyncio


async def work(name, semaphore):
    await semaphore.acquire()
    print(name)
    semaphore.release()


async def main():
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    first = asyncio.create_task(work("first", semaphore))
    await asyncio.sleep(0)
    semaphore.release()
    print("locked", "yes" if semaphore.locked() else "no")
    await work("barging", semaphore)
    await first
    print("locked", "yes" if semaphore.locked() else "no")


asyncio.run(main())
