import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("never: CancelledError is no Exception")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except BaseException as e:
        print("Exception" if isinstance(e, Exception) else "only a BaseException")


asyncio.run(main())
