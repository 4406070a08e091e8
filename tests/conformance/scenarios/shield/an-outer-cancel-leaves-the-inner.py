import asyncio


async def inner():
    await asyncio.sleep(3)
    print("inner done")
    return "kept"


async def outer(task):
    await asyncio.shield(task)


async def main():
    task = asyncio.create_task(inner())
    waiting = asyncio.create_task(outer(task))
    await asyncio.sleep(1)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("outer cancelled")
    print(await task)


asyncio.run(main())
