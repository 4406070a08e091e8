import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n


async def main():
    for coroutine in asyncio.as_completed([work(n) for n in (3, 2, 1)]):
        try:
            print(await coroutine)
        except ValueError as e:
            print(f"{type(e).__name__}: {e}")


asyncio.run(main())
