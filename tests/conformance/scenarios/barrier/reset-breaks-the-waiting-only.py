import asyncio


async def party(name, barrier):
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as e:
        print(name, f"{type(e).__name__}: {e}")


async def main():
    barrier = asyncio.Barrier(2)
    first = asyncio.create_task(party("first", barrier))
    await asyncio.sleep(1)
    await barrier.reset()
    await first
    await asyncio.gather(party("second", barrier), party("third", barrier))
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
