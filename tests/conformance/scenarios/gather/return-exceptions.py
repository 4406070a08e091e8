import asyncio


async def work(name, delay, fails=False):
    await asyncio.sleep(delay)
    if fails:
        raise RuntimeError(name)
    return name


async def main():
    results = await asyncio.gather(
        work("a", 2, True), work("b", 1), work("c", 3, True), return_exceptions=True
    )
    for result in results:
        print(f"{type(result).__name__}: {result}" if isinstance(result, Exception) else result)


asyncio.run(main())
