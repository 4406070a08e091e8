import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")
    return name


async def main():
    print(" ".join(await asyncio.gather(work("slow", 3), work("quick", 1), work("middle", 2))))


asyncio.run(main())
