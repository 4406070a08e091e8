import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled inside")
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    print("cancel", "yes" if task.cancel() else "no")
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it")
    print("cancelled", "yes" if task.cancelled() else "no")
    print("again", "yes" if task.cancel() else "no")


asyncio.run(main())
