import asyncio


async def party(name, barrier):
    for lap in range(2):
        async with barrier as index:
            print(name, "lap", lap, "index", index)
        await asyncio.sleep(1 if name == "a" else 2)


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(party("a", barrier), party("b", barrier))


asyncio.run(main())
