import asyncio


async def work():
    pass


async def main():
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
    coroutine = work()
    try:
        await asyncio.wait([coroutine])
    except TypeError as e:
        print(f"{type(e).__name__}: {e}")
    task = asyncio.create_task(coroutine)
    try:
        await asyncio.wait([task], return_when="SOMETIME")
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
    await task


asyncio.run(main())
