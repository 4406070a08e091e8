import asyncio


async def fail(n):
    await asyncio.sleep(n)
    raise ValueError(f"after {n}")


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(1))
        group.create_task(fail(2))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
    except ExceptionGroup as g:
        print(g.message)
        print(type(g.exceptions[0]).__name__, len(g.exceptions[0].exceptions))
        print(str(g.exceptions[0].exceptions[0]))


asyncio.run(main())
