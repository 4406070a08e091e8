import asyncio


async def work():
    print("runs once")
    await asyncio.sleep(1)
    return "shared"


async def main():
    coroutine = work()
    print(" ".join(await asyncio.gather(coroutine, coroutine)))


asyncio.run(main())
