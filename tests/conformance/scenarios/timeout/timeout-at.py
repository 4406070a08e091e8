import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(loop.time() + 2):
            await asyncio.sleep(10)
    except TimeoutError:
        print("at three")
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("the body starts")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("already past")


asyncio.run(main())
