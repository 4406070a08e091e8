import asyncio


async def work():
    asyncio.current_task().cancel()
    raise ValueError("stronger")


async def main():
    task = asyncio.create_task(work())
    try:
        await task
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
    print("cancelled", "yes" if task.cancelled() else "no")


asyncio.run(main())
