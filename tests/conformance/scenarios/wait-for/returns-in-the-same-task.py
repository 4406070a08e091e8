import asyncio


async def work():
    await asyncio.sleep(1)
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name(), await asyncio.wait_for(work(), 2))
    print(await asyncio.wait_for(work(), None))


asyncio.run(main())
