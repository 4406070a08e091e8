import asyncio


async def idle():
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(idle(), name=n) for n in ("z", "m", "a")]
    print(" ".join(t.get_name() for t in asyncio.all_tasks()))
    tasks[1].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(" ".join(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(2)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
