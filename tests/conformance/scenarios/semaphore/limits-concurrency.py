import asyncio


async def work(n, semaphore):
    async with semaphore:
        print("start", n)
        await asyncio.sleep(1)
        print("end", n)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*[work(n, semaphore) for n in range(5)])


asyncio.run(main())
