import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError("boom")


async def work(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a"))
            group.create_task(fail())
            group.create_task(work("b"))
            await asyncio.sleep(5)
    except ExceptionGroup as g:
        print(g.message, len(g.exceptions), g.exceptions[0])
    print("requests", asyncio.current_task().cancelling())


asyncio.run(main())
