import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError as e:
        print("timed out, from", type(e.__cause__).__name__)
    print("task", "cancelled" if task.cancelled() else "alive")
    shielded = asyncio.create_task(asyncio.sleep(3, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 1)
    except TimeoutError:
        print("timed out again")
    print(await shielded)


asyncio.run(main())
