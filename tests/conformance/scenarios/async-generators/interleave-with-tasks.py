import asyncio


async def numbers(name, delay):
    for n in range(3):
        await asyncio.sleep(delay)
        yield n


async def show(name, delay):
    async for n in numbers(name, delay):
        print(name, n)


async def main():
    await asyncio.gather(show("slow", 2), show("quick", 1))


asyncio.run(main())
