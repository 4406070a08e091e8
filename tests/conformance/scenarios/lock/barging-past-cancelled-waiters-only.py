import asyncio


async def work(name, lock):
    async with lock:
        print(name)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    waiter = asyncio.create_task(work("waiter", lock))
    await asyncio.sleep(0)
    waiter.cancel()
    lock.release()
    await lock.acquire()
    print("taken at once")
    lock.release()
    await asyncio.wait([waiter])


asyncio.run(main())
