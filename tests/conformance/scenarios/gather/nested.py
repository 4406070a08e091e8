import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("work", n)
    return n


async def main():
    low, high = await asyncio.gather(
        asyncio.gather(work(2), work(1)), asyncio.gather(work(4), work(3))
    )
    print("-".join(str(n) for n in low + high))


asyncio.run(main())
