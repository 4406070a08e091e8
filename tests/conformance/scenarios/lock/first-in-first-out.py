import asyncio


async def work(name, lock):
    async with lock:
        print(name, "in")
        await asyncio.sleep(1)
    print(name, "out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[work(n, lock) for n in "abc"])
    print("locked", "yes" if lock.locked() else "no")


asyncio.run(main())
