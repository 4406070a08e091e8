import asyncio


async def party(name, barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        print(name, f"{type(e).__name__}: {e}")


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(party(n, barrier)) for n in "ab"]
    await asyncio.sleep(1)
    await barrier.abort()
    print("broken", "yes" if barrier.broken else "no")
    await asyncio.gather(*tasks)
    await party("late", barrier)
    await barrier.reset()
    print("broken", "yes" if barrier.broken else "no")


asyncio.run(main())
