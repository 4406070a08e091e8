import asyncio


async def main():
    task = asyncio.current_task()
    task.cancel()
    print("requests", task.cancelling())
    print("left", task.uncancel())
    await asyncio.sleep(1)
    print("not cancelled")


asyncio.run(main())
