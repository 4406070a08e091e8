import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    finally:
        raise RuntimeError("in the clean-up")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            await asyncio.sleep(1)
            raise ValueError("in the body")
    except ExceptionGroup as g:
        for e in g.exceptions:
            print(f"{type(e).__name__}: {e}")


asyncio.run(main())
