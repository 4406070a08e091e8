import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = [asyncio.create_task(work(n, d)) for n, d in (("a", 2), ("b", 1), ("c", 3))]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))
    print(" ".join(t.result() for t in tasks if t in done))


asyncio.run(main())
