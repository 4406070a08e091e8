import asyncio


async def work():
    asyncio.current_task().cancel()
    print("still running")
    return "lost"


async def main():
    task = asyncio.create_task(work())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled, the result is lost")


asyncio.run(main())
