import asyncio


async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("requests", task.cancelling())
        print("left", task.uncancel())
        print("left", task.uncancel())
    await asyncio.sleep(1)
    return "finished"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelling())


asyncio.run(main())
