import asyncio


async def main():
    async with asyncio.timeout(3) as outer:
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
        except TimeoutError:
            print("inner expired")
        await asyncio.sleep(1)
        print("work goes on")
    print("outer", "expired" if outer.expired() else "in time")


asyncio.run(main())
