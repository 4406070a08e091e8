import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    for coroutine in asyncio.as_completed([work("slow", 3), work("quick", 1), work("middle", 2)]):
        print(await coroutine)


asyncio.run(main())
