import asyncio


async def work():
    await asyncio.sleep(1)
    return "once"


async def main():
    coroutine = work()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
    busy = work()
    task = asyncio.create_task(busy)
    await asyncio.sleep(0.5)
    try:
        await busy
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
    print(await task)


asyncio.run(main())
