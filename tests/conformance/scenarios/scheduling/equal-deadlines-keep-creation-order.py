import asyncio


async def nap(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(
        nap("sum", 0.1, 0.2), nap("whole", 0.3), nap("thirds", 0.1, 0.1, 0.1), nap("late", 0.4)
    )


asyncio.run(main())
