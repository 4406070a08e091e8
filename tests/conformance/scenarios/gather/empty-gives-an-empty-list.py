import asyncio


async def main():
    print("count", len(await asyncio.gather()))
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
