import asyncio


async def work():
    for i in range(2):
        try:
            await asyncio.sleep(1)
            print("slept", i)
        except asyncio.CancelledError as e:
            print("caught", i, str(e))
    print("cancelling", asyncio.current_task().cancelling())
    return "ended"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("first")
    task.cancel("second")
    print(await task)


asyncio.run(main())
