import asyncio


async def main():
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(100)
        print("no limit" if limit.when() is None else "limit")
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await asyncio.sleep(4)
    print("left in time")


asyncio.run(main())
