import asyncio


async def work():
    await asyncio.wait_for(asyncio.sleep(10), 5)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("outside")
    try:
        await task
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
