import asyncio
import time


async def tick():
    for i in range(3):
        await asyncio.sleep(1)
        print("tick", i)


async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0.5)
    time.sleep(2)
    print("blocked for two seconds")
    await task


asyncio.run(main())
