import asyncio


async def work():
    print("never")


async def fail():
    raise ValueError("boom")


async def late(group):
    try:
        await asyncio.sleep(5)
    finally:
        coroutine = work()
        try:
            group.create_task(coroutine)
        except RuntimeError as e:
            print(e)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(late(group))
            group.create_task(fail())
            print(group)
    except* ValueError as errors:
        print(len(errors.exceptions), errors.exceptions[0])
    print(group)


async def cancelled_twice():
    async with asyncio.TaskGroup() as group:
        group.create_task(stubborn())


async def stubborn():
    for _ in range(2):
        try:
            await asyncio.sleep(2)
        except asyncio.CancelledError:
            print("not yet")


async def both():
    await main()
    task = asyncio.create_task(cancelled_twice())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "done", task.cancelling())


asyncio.run(both())
