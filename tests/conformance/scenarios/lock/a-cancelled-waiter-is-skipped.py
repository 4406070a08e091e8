import asyncio


async def work(name, lock):
    async with lock:
        print(name)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    a, b, c = [asyncio.create_task(work(n, lock)) for n in "abc"]
    await asyncio.sleep(1)
    b.cancel()
    lock.release()
    await asyncio.wait([a, b, c])
    print("b", "cancelled" if b.cancelled() else "done")


asyncio.run(main())
