import asyncio


async def work():
    print("never printed")


async def main():
    task = asyncio.create_task(work())
    task.cancel("too early")
    try:
        await task
    except asyncio.CancelledError as e:
        print(f"{type(e).__name__}: {e}")
    print("done", "yes" if task.done() else "no")


asyncio.run(main())
