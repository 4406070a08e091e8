import asyncio


async def party(name, delay, barrier):
    await asyncio.sleep(delay)
    index = await barrier.wait()
    print(name, index)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(party("a", 1, barrier), party("b", 3, barrier), party("c", 2, barrier))
    print("parties", barrier.parties, "waiting", barrier.n_waiting)


asyncio.run(main())
