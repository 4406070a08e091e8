import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        print("done", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as group:
                for n in (1, 3, 4):
                    group.create_task(work(n))
    except TimeoutError:
        print("timed out, not grouped")


asyncio.run(main())
