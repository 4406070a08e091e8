import asyncio


async def party(name, barrier):
    print(name, await barrier.wait())


async def main():
    barrier = asyncio.Barrier(3)
    a, b = [asyncio.create_task(party(name, barrier)) for name in "ab"]
    await asyncio.sleep(1)
    print("waiting", barrier.n_waiting)
    a.cancel()
    await asyncio.wait([a])
    print("waiting", barrier.n_waiting)
    tasks = [asyncio.create_task(party(name, barrier)) for name in "cdefg"]
    await asyncio.sleep(1)
    print("waiting", barrier.n_waiting, "done", sum(task.done() for task in tasks))
    await barrier.reset()
    await asyncio.gather(*tasks, return_exceptions=True)
    await barrier.abort()
    print("broken", "yes" if barrier.broken else "no", barrier.n_waiting)


asyncio.run(main())
