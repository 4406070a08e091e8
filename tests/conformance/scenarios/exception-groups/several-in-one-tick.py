import asyncio


async def fail(name):
    await asyncio.sleep(1)
    raise RuntimeError(name)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name in "abc":
                group.create_task(fail(name))
    except ExceptionGroup as g:
        print(len(g.exceptions), " ".join(str(e) for e in g.exceptions))


asyncio.run(main())
