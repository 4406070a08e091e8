import asyncio


async def work(name, delay, fails=False):
    await asyncio.sleep(delay)
    print(name, "fails" if fails else "returns")
    if fails:
        raise ValueError(name)


async def main():
    try:
        await asyncio.gather(work("a", 1, True), work("b", 2), work("c", 3, True))
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
    await asyncio.sleep(5)
    print("the later error was retrieved silently")


asyncio.run(main())
