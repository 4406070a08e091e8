import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner ends")


async def outer(task):
    await task


async def main():
    child = asyncio.create_task(inner())
    parent = asyncio.create_task(outer(child))
    await asyncio.sleep(1)
    parent.cancel("stop")
    try:
        await parent
    except asyncio.CancelledError as e:
        print(f"{type(e).__name__}: {e}")
    print("child", "cancelled" if child.cancelled() else "alive")


asyncio.run(main())
