import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    group = asyncio.gather(work("a"), work("b"), return_exceptions=True)
    await asyncio.sleep(1)
    group.cancel()
    try:
        await group
        print("never")
    except asyncio.CancelledError:
        print("raised in spite of return_exceptions")


asyncio.run(main())
