import asyncio


async def work():
    await asyncio.sleep(10)


async def main():
    child = asyncio.create_task(work())
    other = asyncio.create_task(asyncio.sleep(2, "other"))
    asyncio.get_running_loop().call_later(1, child.cancel)
    try:
        await asyncio.gather(child, other)
    except asyncio.CancelledError:
        print("cancelling", asyncio.current_task().cancelling())
    print(await other)


asyncio.run(main())
