import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning")
        await asyncio.sleep(2)
        print("clean")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", "yes" if task.cancelled() else "no")


asyncio.run(main())
